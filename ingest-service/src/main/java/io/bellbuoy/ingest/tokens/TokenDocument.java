package io.bellbuoy.ingest.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.events.AccessToken;
import io.bellbuoy.events.AvroTrust;
import io.bellbuoy.ingest.access.Role;
import io.bellbuoy.ingest.access.TokenText;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.json.JsonBody;
import io.bellbuoy.json.JsonFields;
import io.bellbuoy.json.Problems;
import io.bellbuoy.time.Durations;
import io.bellbuoy.topics.SubscriptionKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A token as the API spells it. */
final class TokenDocument {

    private static final Set<String> FIELDS = Set.of("role", "description", "expires");
    private static final int MAX_DESCRIPTION = 200;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    static {
        AvroTrust.ensure();
    }

    private TokenDocument() {}

    /**
     * The token that a request asks for.
     *
     * @param tenant that it is to open
     * @param text what its owner will show
     * @param maker who asks
     * @throws io.bellbuoy.json.InvalidJsonException with everything that is wrong
     */
    static AccessToken read(String tenant, JsonBody body, TokenText text, String maker, Instant now) {
        Problems problems = new Problems();
        refuseUnknown(body.root(), problems);
        JsonFields fields = new JsonFields(body.root(), "", problems);
        String description = Optional.ofNullable(fields.text("description")).orElse("");
        if (description.length() > MAX_DESCRIPTION) {
            problems.add("/description", "must have at most " + MAX_DESCRIPTION + " characters");
        }
        AccessToken token = AccessToken.newBuilder()
                .setId(text.id())
                .setTenant(tenant)
                .setRole(role(fields, tenant))
                .setDescription(description)
                .setHash(text.hash())
                .setCreated(now.truncatedTo(ChronoUnit.MILLIS))
                .setCreatedBy(maker)
                .setExpires(expires(fields, now))
                .build();
        problems.throwIfAny();
        return token;
    }

    /** The document, which holds nothing that opens anything. */
    static ObjectNode write(AccessToken token) {
        return AvroJson.tree(token);
    }

    /** The document with the token itself, for its owner and for this once. */
    static ObjectNode write(AccessToken token, TokenText text) {
        return write(token).put("token", text.text());
    }

    private static void refuseUnknown(JsonNode document, Problems problems) {
        if (!document.isObject()) {
            problems.add("", "must be an object");
        }
        document.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                problems.add("/" + name.replace("~", "~0").replace("/", "~1"), "is not known");
            }
        });
    }

    private static String role(JsonFields fields, String tenant) {
        int before = fields.problems().count();
        String role = fields.requiredText("role");
        if (fields.problems().count() == before && roles(tenant).noneMatch(role::equals)) {
            fields.problems().add("/role", "must be one of " + roles(tenant).collect(Collectors.joining(", ")));
        }
        return role;
    }

    /** The platform's administrator is nobody in a single tenant; the other roles, given for the platform, count in all of them. */
    private static Stream<String> roles(String tenant) {
        return Stream.of(Role.values())
                .filter(role -> role != Role.PLATFORM_ADMIN || tenant.equals(SubscriptionKey.PLATFORM))
                .map(Role::code);
    }

    private static @Nullable Instant expires(JsonFields fields, Instant now) {
        String text = fields.text("expires");
        Optional<Instant> time = text == null
                ? Optional.empty()
                : time(text, now).filter(now::isBefore).filter(LATEST::isAfter);
        if (text != null && time.isEmpty()) {
            fields.problems()
                    .add("/expires", "must be a time to come such as 2030-01-31T12:00:00Z, or a duration such as 90d");
        }
        return time.orElse(null);
    }

    private static Optional<Instant> time(String text, Instant now) {
        try {
            Instant time = text.contains("T") ? Instant.parse(text) : now.plus(Durations.parse(text));
            return Optional.of(time.truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
