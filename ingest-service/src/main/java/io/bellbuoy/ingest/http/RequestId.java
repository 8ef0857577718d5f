package io.bellbuoy.ingest.http;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** What a request is called, in its answer and in the audit log: as its sender calls it, or by a name of our own. */
final class RequestId {

    private static final String HEADER = "x-request-id";
    private static final Pattern USABLE = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    private RequestId() {}

    /** Names a request, before anything else is done with it. */
    static void give(RoutingContext request) {
        String id = Optional.ofNullable(request.request().getHeader(HEADER))
                .filter(given -> USABLE.matcher(given).matches())
                .orElseGet(() -> UUID.randomUUID().toString());
        request.put(HEADER, id);
        request.response().putHeader(HEADER, id);
    }

    /** The name that a request was given. */
    static String of(RoutingContext request) {
        return request.get(HEADER);
    }
}
