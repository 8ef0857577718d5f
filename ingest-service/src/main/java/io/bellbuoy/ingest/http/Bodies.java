package io.bellbuoy.ingest.http;

import io.bellbuoy.ingest.json.JsonBody;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/** Bodies of requests. */
final class Bodies {

    private Bodies() {}

    /** The body as JSON; throws {@link io.bellbuoy.ingest.json.MalformedJsonException}. */
    static JsonBody json(RoutingContext request) {
        Buffer body = request.body().buffer();
        return JsonBody.parse(body == null ? new byte[0] : body.getBytes());
    }
}
