package io.bellbuoy.ingest.sources;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Where in the head of a request a registry puts its signature or secret. */
public final class Place {

    private final String words;
    private final Function<RequestHead, List<String>> values;

    private Place(String words, Function<RequestHead, List<String>> values) {
        this.words = words;
        this.values = values;
    }

    /** A header; one of several names, under which some registries repeat the same value. */
    static Place header(List<String> names) {
        return new Place("header " + String.join(" or ", names), head -> names.stream()
                .flatMap(name -> head.header(name).stream())
                .toList());
    }

    static Place urlToken() {
        return new Place("parameter token of the URL", RequestHead::urlTokens);
    }

    /** Why the request does not show one value there, if it does not. */
    public Optional<String> missing(RequestHead head) {
        List<String> found = values.apply(head);
        if (found.isEmpty()) {
            return Optional.of("The " + words + " is missing");
        }
        return switch (distinct(found).size()) {
            // Gitea and its like send their headers empty where no secret is set.
            case 0 -> Optional.of("The " + words + " is empty");
            case 1 -> Optional.empty();
            default -> Optional.of("The " + words + " has several values");
        };
    }

    /** The one value that is there, unless it is {@link #missing}. */
    String value(RequestHead head) {
        return distinct(values.apply(head)).get(0);
    }

    /** What is wrong with a value that does not verify. */
    Optional<String> invalid() {
        return Optional.of("The " + words + " is not valid for this request");
    }

    private static List<String> distinct(List<String> values) {
        return values.stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }
}
