package io.bellbuoy.benchmarks.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;

/**
 * What requests look like.
 *
 * @param events in each
 * @param connections that they come over
 */
record Shape(int events, int connections) {

    /** An image is pushed, in some 300 bytes. */
    private static final String EVENT =
            """
            {"id":"%s","type":"artifact.pushed","time":"2026-11-21T12:00:00Z","source":"registry.example",\
            "repository":{"name":"library/nginx","kind":"local"},"artifact":{"type":"image","tags":["1.27"],\
            "digest":"sha256:6d9f3c1f6cb4a1ab5a8f5a0ab2d6e6ee6bf3f8e0a2f7d5f4c9c40d6e9a1f7b2c"},\
            "actor":{"name":"ci"}}""";

    private static final int ID = EVENT.indexOf("%s");
    private static final String BEFORE_ID = EVENT.substring(0, ID);
    private static final String BEHIND_ID = EVENT.substring(ID + 2);

    String title() {
        return (events == 1 ? "one event" : events + " events") + " a request, " + connections + " connections";
    }

    /** A request's body; the ids of its events tell which one it was. */
    Buffer body(int request) {
        StringBuilder json = new StringBuilder(events * (EVENT.length() + 20));
        json.append(events == 1 ? "" : "[");
        for (int i = 0; i < events; i++) {
            json.append(i == 0 ? "" : ",")
                    .append(BEFORE_ID)
                    .append(request)
                    .append('-')
                    .append(i)
                    .append(BEHIND_ID);
        }
        return Buffer.buffer(json.append(events == 1 ? "" : "]").toString().getBytes(UTF_8));
    }

    /** The number of the request that an event of this id came with. */
    static int request(String id) {
        return Integer.parseInt(id.substring(0, id.indexOf('-')));
    }
}
