package io.bellbuoy.serde;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** A schema without the remark that its generated Java class wants {@code String}: other languages need not see it. */
final class NeutralSchema {
    private static final ObjectMapper JSON = new ObjectMapper();

    private NeutralSchema() {}

    static Schema of(Schema schema) {
        try {
            JsonNode tree = JSON.readTree(schema.toString());
            tree.findParents(GenericData.STRING_PROP)
                    .forEach(parent -> ((ObjectNode) parent).remove(GenericData.STRING_PROP));
            return new Schema.Parser().setValidateDefaults(false).parse(tree.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Avro wrote a schema that is no JSON", e);
        }
    }
}
