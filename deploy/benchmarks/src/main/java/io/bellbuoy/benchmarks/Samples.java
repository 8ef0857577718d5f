package io.bellbuoy.benchmarks;

import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.AvroTrust;
import io.bellbuoy.events.Endpoint;
import io.bellbuoy.events.Filter;
import io.bellbuoy.events.Patterns;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Repository;
import io.bellbuoy.events.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What workloads are made of. By constructors: Avro's builders take longer than what is measured. */
public final class Samples {

    static {
        AvroTrust.ensure();
    }

    /** Everything. */
    public static final Patterns ANY = new Patterns(List.of(), List.of());

    private static final Endpoint ENDPOINT = endpoint("https://ci.example/hook", null);

    private Samples() {}

    /** One pattern to include. */
    public static Patterns include(String pattern) {
        return new Patterns(List.of(pattern), List.of());
    }

    /** An endpoint. */
    public static Endpoint endpoint(String url, @Nullable String secret) {
        return Endpoint.newBuilder().setUrl(url).setSecret(secret).build();
    }

    /** A subscription. */
    public static Subscription subscription(
            String tenant, String id, List<String> eventTypes, Patterns repositories, Patterns paths) {
        return subscription(tenant, id, eventTypes, repositories, paths, ENDPOINT);
    }

    /** A subscription with an endpoint. */
    public static Subscription subscription(
            String tenant,
            String id,
            List<String> eventTypes,
            Patterns repositories,
            Patterns paths,
            Endpoint endpoint) {
        return Subscription.newBuilder()
                .setTenant(tenant)
                .setId(id)
                .setVersion(1)
                .setEventTypes(eventTypes)
                .setFilter(new Filter(repositories, paths, ANY, List.of(), List.of()))
                .setEndpoint(endpoint)
                .build();
    }

    /** An event of a file that has its version as its tag. */
    public static RegistryEvent event(
            String tenant, String id, String type, String repository, String path, String version) {
        Artifact file = new Artifact("file", path, null, version, List.of(version), null, null, 1_000L, null);
        return event(tenant, id, type, repository, file);
    }

    /** An event of an artifact. */
    public static RegistryEvent event(String tenant, String id, String type, String repository, Artifact artifact) {
        return new RegistryEvent(
                id,
                tenant,
                type,
                Instant.EPOCH,
                "registry.example",
                "native",
                new Repository(repository, "local", null),
                artifact,
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
