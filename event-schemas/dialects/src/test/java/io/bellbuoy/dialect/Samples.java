package io.bellbuoy.dialect;

import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.Endpoint;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Repository;
import io.bellbuoy.events.Subscription;
import java.time.Instant;
import java.util.List;

/** Events and subscriptions for tests of formats. */
public final class Samples {

    private Samples() {}

    /** An image pushed. */
    public static RegistryEvent event(String id) {
        return RegistryEvent.newBuilder()
                .setId(id)
                .setTenant("acme")
                .setType("artifact.pushed")
                .setTime(Instant.parse("2026-11-21T06:30:00.123Z"))
                .setDialect("harbor")
                .setRepository(Repository.newBuilder().setName("library/nginx").build())
                .setArtifact(Artifact.newBuilder()
                        .setType("image")
                        .setTags(List.of("1.27"))
                        .build())
                .build();
    }

    /** A subscription with secrets that nobody may see. */
    public static Subscription subscription(String id, String url) {
        return Subscription.newBuilder()
                .setTenant("acme")
                .setId(id)
                .setVersion(1)
                .setEndpoint(Endpoint.newBuilder()
                        .setUrl(url)
                        .setSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
                        .build())
                .build();
    }
}
