package io.bellbuoy.benchmarks.matcher;

import io.bellbuoy.benchmarks.Samples;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Subscription;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Subscriptions of one tenant, and events that are wanted by exactly as many of them as asked for: what comes out can be
 * counted against what went in.
 *
 * @param subscriptions how many there are
 * @param perEvent how many of them want an event
 */
record FanOut(int subscriptions, int perEvent) {

    static final String TENANT = "tenant-0";

    static final FanOut TO_ONE = new FanOut(100_000, 1);
    static final FanOut TO_TWENTY = new FanOut(100_000, 20);

    Subscription subscription(int number) {
        return Samples.subscription(
                TENANT,
                "subscription-" + number,
                List.of("artifact.pushed"),
                Samples.include("team-" + number / perEvent + "/**"),
                Samples.ANY);
    }

    RegistryEvent event(int number) {
        SplittableRandom random = new SplittableRandom(number);
        String version = random.nextInt(20) + "." + random.nextInt(100);
        return Samples.event(
                TENANT,
                // In no order, as ids are: the store of recent events is sorted by them.
                Long.toHexString(random.nextLong()) + "-" + number,
                "artifact.pushed",
                "team-" + random.nextInt(subscriptions / perEvent) + "/service-1",
                "com/example/" + version + "/library-" + random.nextInt(1_000) + ".jar",
                version);
    }

    /** Which event it is. */
    static int number(RegistryEvent event) {
        return Integer.parseInt(event.getId().substring(event.getId().indexOf('-') + 1));
    }
}
