package io.bellbuoy.benchmarks;

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

/** What workloads are made of. By constructors: Avro's builders take longer than what is measured. */
public final class Samples {

    /** Everything. */
    public static final Patterns ANY = new Patterns(List.of(), List.of());

    private static final Endpoint ENDPOINT =
            Endpoint.newBuilder().setUrl("https://ci.example/hook").build();
    private static final Delivery DELIVERY = Delivery.newBuilder().build();

    private Samples() {}

    /** One pattern to include. */
    public static Patterns include(String pattern) {
        return new Patterns(List.of(pattern), List.of());
    }

    /** A subscription. */
    public static Subscription subscription(
            String tenant, String id, List<String> eventTypes, Patterns repositories, Patterns paths) {
        return new Subscription(
                tenant,
                id,
                1L,
                "",
                true,
                eventTypes,
                new Filter(repositories, paths, ANY, List.of(), List.of()),
                ENDPOINT,
                DELIVERY,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    /** An event of a file that has its version as its tag. */
    public static RegistryEvent event(
            String tenant, String id, String type, String repository, String path, String version) {
        return new RegistryEvent(
                id,
                tenant,
                type,
                Instant.EPOCH,
                "registry.example",
                "native",
                new Repository(repository, "local", null),
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
}
