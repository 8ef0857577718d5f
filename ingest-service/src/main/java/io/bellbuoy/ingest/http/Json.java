package io.bellbuoy.ingest.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.json.AvroJson;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.io.UncheckedIOException;

/** Answers in JSON. */
public final class Json {

    /** Of everything that is not a problem. */
    public static final String MEDIA_TYPE = "application/json";

    private Json() {}

    /** Answers with a document. */
    public static void answer(RoutingContext request, int status, JsonNode body) {
        answer(request, status, MEDIA_TYPE, bytes(body));
    }

    /** Answers with a body. */
    public static void answer(RoutingContext request, int status, String mediaType, byte[] body) {
        if (isWaiting(request)) {
            request.response()
                    .setStatusCode(status)
                    .putHeader(HttpHeaders.CONTENT_TYPE, mediaType)
                    .end(Buffer.buffer(body));
        }
    }

    /** Answers without a body. */
    public static void answerNothing(RoutingContext request, int status) {
        if (isWaiting(request)) {
            request.response().setStatusCode(status).end();
        }
    }

    /** The caller may have gone, or have been told that it takes too long. */
    private static boolean isWaiting(RoutingContext request) {
        return !request.response().ended() && !request.response().closed();
    }

    /** The document in UTF-8, compact. */
    public static byte[] bytes(JsonNode json) {
        try {
            return AvroJson.mapper().writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("A tree can be written", e);
        }
    }
}
