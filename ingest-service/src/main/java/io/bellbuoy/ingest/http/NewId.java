package io.bellbuoy.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The id of what is made by a {@code POST}: the one that its document gives, or one that is made of its
 * {@code Idempotency-Key}, so that a repetition finds what the first has made, or by chance.
 */
final class NewId {

    private static final String HEADER = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private NewId() {}

    static String of(RoutingContext request, JsonNode document) {
        JsonNode given = document.path("id");
        return given.isTextual()
                ? given.textValue()
                : made(Optional.ofNullable(request.request().getHeader(HEADER)));
    }

    private static String made(Optional<String> key) {
        UUID id = key.map(NewId::uuid).orElseGet(UUID::randomUUID);
        return "sub_" + id.toString().replace("-", "");
    }

    private static UUID uuid(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new ProblemException(
                    Problem.of(400, HEADER + " must be 1 to 255 printable characters without spaces"));
        }
        return UUID.nameUUIDFromBytes(key.getBytes(UTF_8));
    }
}
