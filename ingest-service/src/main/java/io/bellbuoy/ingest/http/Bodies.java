package io.bellbuoy.ingest.http;

import io.bellbuoy.json.JsonBody;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/** Bodies of requests. */
public final class Bodies {

    private Bodies() {}

    /** The body as JSON; throws {@link io.bellbuoy.json.MalformedJsonException}. */
    public static JsonBody json(RoutingContext request) {
        return JsonBody.parse(bytes(request));
    }

    /** The body; without one, none. */
    static byte[] bytes(RoutingContext request) {
        Buffer body = request.body().buffer();
        return body == null ? new byte[0] : body.getBytes();
    }
}
