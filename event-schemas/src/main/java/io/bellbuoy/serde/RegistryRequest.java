package io.bellbuoy.serde;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;

/** A question to the registry, whichever of its URLs will answer it. All of them may be asked twice without harm. */
record RegistryRequest(String path, Optional<String> body) {
    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";

    static RegistryRequest get(String path) {
        return new RegistryRequest(path, Optional.empty());
    }

    static RegistryRequest post(String path, String json) {
        return new RegistryRequest(path, Optional.of(json));
    }

    HttpRequest to(RegistryUrl url) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(path)).header("Accept", MEDIA_TYPE);
        url.authorization().ifPresent(value -> request.header("Authorization", value));
        body.ifPresent(json -> request.header("Content-Type", MEDIA_TYPE).POST(BodyPublishers.ofString(json)));
        return request.build();
    }

    @Override
    public String toString() {
        return (body.isPresent() ? "POST " : "GET ") + path;
    }
}
