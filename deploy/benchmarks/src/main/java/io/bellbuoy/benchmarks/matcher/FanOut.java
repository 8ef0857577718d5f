package io.bellbuoy.benchmarks.matcher;

import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.Delivery;
import io.bellbuoy.events.Endpoint;
import io.bellbuoy.events.Filter;
import io.bellbuoy.events.Patterns;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Repository;
import io.bellbuoy.events.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

    private static final Patterns ANY = new Patterns(List.of(), List.of());
    private static final Endpoint ENDPOINT =
            new Endpoint("https://ci.example/hook", "standard", Map.of(), null, null, true, null);
    private static final Delivery DELIVERY = new Delivery(15_000L, 8, 16, null, false);

    Subscription subscription(int number) {
        Patterns repositories = new Patterns(List.of("team-" + number / perEvent + "/**"), List.of());
        return new Subscription(
                TENANT,
                "subscription-" + number,
                1L,
                "",
                true,
                List.of("artifact.pushed"),
                new Filter(repositories, ANY, ANY, List.of(), List.of()),
                ENDPOINT,
                DELIVERY,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    RegistryEvent event(int number) {
        SplittableRandom random = new SplittableRandom(number);
        String version = random.nextInt(20) + "." + random.nextInt(100);
        String path = "com/example/" + version + "/library-" + random.nextInt(1_000) + ".jar";
        return new RegistryEvent(
                // In no order, as ids are: the store of recent events is sorted by them.
                Long.toHexString(random.nextLong()) + "-" + number,
                TENANT,
                "artifact.pushed",
                Instant.EPOCH,
                "registry.example",
                "native",
                new Repository("team-" + random.nextInt(subscriptions / perEvent) + "/service-1", "local", null),
                new Artifact("file", path, null, version, List.of(version), null, null, 1_000L, null),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                null,
                null);
    }

    /** Which event it is. */
    static int number(RegistryEvent event) {
        return Integer.parseInt(event.getId().substring(event.getId().indexOf('-') + 1));
    }
}
