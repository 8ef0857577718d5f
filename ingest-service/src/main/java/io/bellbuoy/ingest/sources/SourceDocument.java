package io.bellbuoy.ingest.sources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.events.Source;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.json.InvalidJsonException;
import io.bellbuoy.json.JsonBody;
import io.bellbuoy.json.Problems;
import io.bellbuoy.topics.SourceKey;
import java.util.List;
import java.util.Optional;

/** A source as the API spells it. What {@code GET} answers can be {@code PUT} back. */
public final class SourceDocument {

    private static final List<String> GIVEN_BY_US = List.of("created", "updated");

    private SourceDocument() {}

    /**
     * Reads what is asked for.
     *
     * @param key whose it is and which dialect it is about, from the path
     * @throws InvalidJsonException with everything that is wrong
     */
    public static SourceDraft read(SourceKey key, JsonBody body, Verifications verifications) {
        Problems problems = new Problems();
        if (body.root() instanceof ObjectNode document) {
            document.remove(GIVEN_BY_US);
            take(document, "tenant", key.tenant(), problems);
            take(document, "dialect", key.dialect(), problems);
        }
        Source source = AvroJson.read(body.root(), Source.class);
        Optional<Verification> verification = verifications.named(source.getVerification());
        verification.ifPresentOrElse(
                known -> known.check(source, problems),
                () -> problems.add("/verification", "must be one of " + String.join(", ", verifications.names())));
        problems.throwIfAny();
        return new SourceDraft(source, verification.orElseThrow().sharesSecrets());
    }

    /** The document without its secrets. */
    public static ObjectNode write(Source source) {
        return AvroJson.tree(source);
    }

    private static void take(ObjectNode document, String field, String value, Problems problems) {
        JsonNode stated = document.path(field);
        if (stated.isTextual() && !stated.textValue().equals(value)) {
            problems.add("/" + field, "must be absent or the one of the path");
        }
        if (!document.has(field)) {
            document.put(field, value);
        }
    }
}
