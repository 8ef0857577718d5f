package io.bellbuoy.serde;

import java.time.Duration;

/** Lets time pass, or in a test only writes down that it would have. */
@FunctionalInterface
interface Sleeper {
    void sleep(Duration pause) throws InterruptedException;
}
