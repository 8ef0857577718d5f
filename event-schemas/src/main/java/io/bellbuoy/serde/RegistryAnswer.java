package io.bellbuoy.serde;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;

/** What one URL of the registry answered. */
record RegistryAnswer(RegistryUrl from, int status, JsonNode json) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SCHEMA_NOT_FOUND = 40403;

    /** Whatever is no JSON, such as a proxy's error page, counts as no content. */
    static RegistryAnswer of(RegistryUrl from, int status, String body) {
        try {
            return new RegistryAnswer(from, status, JSON.readTree(body));
        } catch (JsonProcessingException e) {
            return new RegistryAnswer(from, status, MissingNode.getInstance());
        }
    }

    boolean isSuccess() {
        return status == 200;
    }

    /** A passing trouble: the same question may be answered later, or elsewhere. */
    boolean isTransient() {
        return status == 408 || status == 429 || status >= 500;
    }

    /** The registry understood a schema or a subject and said no, as opposed to not letting us ask. */
    boolean isVerdict() {
        return status == 409 || status == 422 || (status == 404 && errorCode() > 40400);
    }

    /** A bare 404 is not enough: a wrong base path gives that too. */
    boolean isUnknownSchema() {
        return status == 404 && errorCode() == SCHEMA_NOT_FOUND;
    }

    Optional<Integer> id() {
        JsonNode id = json.path("id");
        return id.isInt() ? Optional.of(id.intValue()) : Optional.empty();
    }

    /** The text of a schema, and its type, which the registry leaves out for Avro. */
    Optional<String> schema() {
        JsonNode schema = json.path("schema");
        return schema.isTextual() ? Optional.of(schema.textValue()) : Optional.empty();
    }

    String schemaType() {
        return json.path("schemaType").asText("AVRO");
    }

    /** For an error's message: who said what. */
    @Override
    public String toString() {
        String said = json.path("message").asText("");
        String code = errorCode() == 0 || errorCode() == status ? "" : ", error code " + errorCode();
        return from + " answered " + status + code + (said.isEmpty() ? "" : ": " + said);
    }

    private int errorCode() {
        return json.path("error_code").asInt(0);
    }
}
