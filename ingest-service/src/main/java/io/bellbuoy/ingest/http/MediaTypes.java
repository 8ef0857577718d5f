package io.bellbuoy.ingest.http;

import io.bellbuoy.dialect.Dialect;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Content types: what a request says that its body is. */
public final class MediaTypes {

    private MediaTypes() {}

    /** Lets a request pass whose body is JSON. */
    public static void requireJson(RoutingContext request) {
        require(request, Set.of(Json.MEDIA_TYPE));
        request.next();
    }

    /**
     * Refuses a body that is of none of the types. Of several types one is enough: Distribution, told to send another than its
     * own, sends both.
     */
    static void require(RoutingContext request, Set<String> accepted) {
        boolean any = accepted.contains(Dialect.ANY_MEDIA_TYPE);
        if (any && of(request).anyMatch("multipart/form-data"::equals)) {
            throw unsupported("The body must be one thing, and no form of several parts");
        }
        if (!any && of(request).noneMatch(accepted::contains)) {
            throw unsupported("The body must be of type " + String.join(" or ", new TreeSet<>(accepted)));
        }
        String encoding = request.request().getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw unsupported("The body must not be encoded as " + encoding);
        }
    }

    /** Which of the accepted types the body is of; empty when it has none and needs none. */
    static String accepted(RoutingContext request, Set<String> accepted) {
        boolean any = accepted.contains(Dialect.ANY_MEDIA_TYPE);
        return of(request)
                .filter(type -> any || accepted.contains(type))
                .findFirst()
                .orElse("");
    }

    private static Stream<String> of(RoutingContext request) {
        return request.request().headers().getAll(HttpHeaders.CONTENT_TYPE).stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .filter(MediaTypes::isUtf8)
                .map(MediaTypes::withoutParameters);
    }

    private static String withoutParameters(String value) {
        int semicolon = value.indexOf(';');
        return (semicolon < 0 ? value : value.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }

    /** JSON is UTF-8; a charset that says so is superfluous and common. */
    private static boolean isUtf8(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        int charset = lower.indexOf("charset=");
        return charset < 0 || lower.substring(charset).replace("\"", "").strip().matches("charset=utf-?8(\\s*;.*)?");
    }

    private static ProblemException unsupported(String detail) {
        return new ProblemException(Problem.of(415, detail));
    }
}
