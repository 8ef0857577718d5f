package io.bellbuoy.embedded;

import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps Kafka from ending a JVM that is not its own. On a fatal fault (a controller that cannot start, a log directory
 * that fails) a broker calls {@code Exit.halt} and counts on nothing running after it; so the call does not return here
 * either, but throws in the thread that met the fault. The broker is then of no more use, and its clients see an outage.
 */
final class KafkaExit {

    private static final Logger log = LoggerFactory.getLogger(KafkaExit.class);

    private KafkaExit() {}

    /** Holds for the whole JVM, as Kafka's exit procedures do, and stays: a fault may come long after the start. */
    static void throwInsteadOfExit() {
        Exit.setExitProcedure(KafkaExit::refuse);
        Exit.setHaltProcedure(KafkaExit::refuse);
    }

    private static void refuse(int status, @Nullable String message) {
        log.error("The embedded Kafka broker met a fatal fault and is down; the cause was logged just before");
        throw new KafkaHalted(status, message);
    }

    static final class KafkaHalted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        KafkaHalted(int status, @Nullable String message) {
            super("Kafka gave up with status " + status + (message == null ? "" : ": " + message));
        }
    }
}
