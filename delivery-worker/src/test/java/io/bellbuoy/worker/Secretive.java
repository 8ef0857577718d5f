package io.bellbuoy.worker;

import io.bellbuoy.events.Endpoint;
import io.bellbuoy.events.PreviousSecret;
import io.bellbuoy.events.RequestTemplate;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.events.TemplateSecret;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A subscription with a secret in every place that has room for one. */
public final class Secretive {

    private static final String OLD = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    private static final String TOKEN = "t0p/s3cret+authorization=";
    private static final String HEADER = "header-s3cret";
    private static final String TEMPLATE = "template \"s3cret\" & more";
    private static final String PATH = "/services/T0/B0/a-s3cret-in-the-path";

    /** None of these may be found anywhere. */
    public static final List<String> ALL = List.of(Samples.SECRET, OLD, TOKEN, HEADER, TEMPLATE, "s3cret", PATH);

    private Secretive() {}

    public static Subscription subscription(String id, String url) {
        Subscription plain = Samples.subscription(id, url + PATH);
        RequestTemplate template = RequestTemplate.newBuilder()
                .setBody("{\"type\":\"{{ .event.type }}\",\"token\":\"{{ .secrets.token }}\"}")
                .setHeaders(Map.of("X-Template", "{{ .secrets.token }}"))
                .setSecrets(List.of(TemplateSecret.newBuilder()
                        .setName("token")
                        .setValue(TEMPLATE)
                        .build()))
                .build();
        return Subscription.newBuilder(plain)
                .setEndpoint(Endpoint.newBuilder(plain.getEndpoint())
                        .setFormat("template")
                        .setTemplate(template)
                        .setAuthorization("Bearer " + TOKEN)
                        .setHeaders(Map.of("X-Api-Key", HEADER))
                        .setPreviousSecrets(List.of(PreviousSecret.newBuilder()
                                .setSecret(OLD)
                                .setValidUntil(Instant.parse("9999-01-01T00:00:00Z"))
                                .build()))
                        .build())
                .build();
    }
}
