package io.bellbuoy.ingest.http;

import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What callers would rather have (RFC 7240). */
final class Preference {

    private static final String LENIENT = "handling=lenient";
    private static final Pattern QUOTES_AND_SPACES = Pattern.compile("[\\s\"]");

    private Preference() {}

    /** Whether the good part of a request is to be done although another is bad; the answer then says that it was heard. */
    static boolean isLenient(RoutingContext request) {
        boolean isLenient = request.request().headers().getAll("Prefer").stream()
                .flatMap(header -> Stream.of(header.split("[,;]", -1)))
                .map(preference ->
                        QUOTES_AND_SPACES.matcher(preference).replaceAll("").toLowerCase(Locale.ROOT))
                .anyMatch(LENIENT::equals);
        if (isLenient) {
            request.response().putHeader("Preference-Applied", LENIENT);
        }
        return isLenient;
    }
}
