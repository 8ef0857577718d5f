package io.bellbuoy.ingest.http;

import static java.util.stream.Collectors.toSet;

import io.bellbuoy.events.Subscription;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a request wants to find before it changes a subscription: {@code If-Match} and {@code If-None-Match} of RFC 9110. A
 * subscription's entity tag is its version.
 *
 * @param tags of which one must be there; {@code *} is any, none demands nothing
 * @param absent whether there must be no subscription
 */
record Precondition(Set<String> tags, boolean absent) {

    private static final String ANY = "*";

    Precondition {
        tags = Set.copyOf(tags);
    }

    static Precondition of(RoutingContext request) {
        Set<String> tags = tags(request, HttpHeaders.IF_MATCH);
        Set<String> others = tags(request, HttpHeaders.IF_NONE_MATCH);
        if (!Set.of(ANY).containsAll(others)) {
            throw new ProblemException(Problem.of(400, "If-None-Match must be * here, or absent"));
        }
        return new Precondition(tags, !others.isEmpty());
    }

    /** A version as an entity tag. */
    static String tag(Subscription subscription) {
        return '"' + Long.toString(subscription.getVersion()) + '"';
    }

    /** Refuses to change what is not as the request wants to find it. */
    void check(Optional<Subscription> found) {
        if (absent && found.isPresent()) {
            throw failed("There is a subscription already, which If-None-Match says there must not be");
        }
        if (!tags.isEmpty() && found.filter(this::isMatch).isEmpty()) {
            throw failed("The subscription is not, or no longer, as If-Match says it must be");
        }
    }

    private boolean isMatch(Subscription found) {
        return tags.contains(ANY) || tags.contains(tag(found));
    }

    private static Set<String> tags(RoutingContext request, CharSequence header) {
        return request.request().headers().getAll(header).stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .collect(toSet());
    }

    private static ProblemException failed(String detail) {
        return new ProblemException(Problem.of(412, detail));
    }
}
