package io.bellbuoy.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.json.AvroJson;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which part of a list a request asks for, by {@code ?limit} and {@code ?cursor}. A cursor is the place of the last item that
 * was seen, not a number of items: what comes or goes meanwhile neither hides an item nor shows one twice.
 *
 * @param limit most items
 * @param after the place after which the part begins, as the list spells places; empty for its beginning
 */
public record Paging(int limit, Optional<String> after) {

    /** The parameters that ask for a part. */
    public static final List<String> PARAMETERS = List.of("limit", "cursor");

    private static final int USUAL_LIMIT = 50;
    private static final int MAX_LIMIT = 500;

    /** The part that a request asks for. */
    public static Paging of(Query query) {
        return new Paging(
                query.number("limit", USUAL_LIMIT, 1, MAX_LIMIT),
                query.read("cursor", Paging::place, "must be the \"next\" of an answer"));
    }

    /**
     * Cuts the part off.
     *
     * @param behind the list from behind {@link #after} on, in order; not read further than needed
     * @param place spells the place of an item
     */
    public <T> Part<T> cut(Stream<T> behind, Function<T, String> place) {
        List<T> some = behind.limit(limit + 1L).toList();
        return some.size() <= limit
                ? new Part<>(some, Optional.empty())
                : new Part<>(some.subList(0, limit), Optional.of(cursor(place.apply(some.get(limit - 1)))));
    }

    /**
     * A part of a list.
     *
     * @param next the cursor of the part that follows, if one does
     */
    public record Part<T>(List<T> items, Optional<String> next) {

        public Part {
            items = List.copyOf(items);
        }

        /** As an answer spells it. */
        public ObjectNode document(Function<? super T, ? extends JsonNode> item) {
            ObjectNode json = AvroJson.mapper().createObjectNode();
            ArrayNode array = json.putArray("items");
            items.stream().map(item).forEach(array::add);
            next.ifPresent(cursor -> json.put("next", cursor));
            return json;
        }
    }

    private static String cursor(String place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(UTF_8));
    }

    private static String place(String cursor) {
        return new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
    }
}
