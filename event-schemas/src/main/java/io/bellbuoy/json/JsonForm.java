package io.bellbuoy.json;

import static org.apache.avro.Schema.Type.LONG;
import static org.apache.avro.Schema.Type.NULL;
import static org.apache.avro.Schema.Type.UNION;

import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** How a schema's values are spelled in JSON where Avro's own type does not say it. */
final class JsonForm {

    /** Property of a schema that names a spelling of ours. */
    private static final String PROPERTY = "json";

    private JsonForm() {}

    /** A nullable type without its null; any other as it is. */
    static Schema valueOf(Schema schema) {
        if (schema.getType() != UNION) {
            return schema;
        }
        // A loop and no stream: asked for every field of every record.
        for (Schema type : schema.getTypes()) {
            if (type.getType() != NULL) {
                return type;
            }
        }
        throw new IllegalArgumentException("A union of null alone: " + schema);
    }

    static boolean isNullable(Schema schema) {
        return schema.getType() == UNION && schema.isNullable();
    }

    static boolean isSecret(Schema schema) {
        return "secret".equals(valueOf(schema).getProp(PROPERTY));
    }

    static boolean isDuration(Schema schema) {
        return schema.getType() == LONG && "duration".equals(schema.getProp(PROPERTY));
    }

    static boolean isTimestamp(Schema schema) {
        return schema.getLogicalType() instanceof LogicalTypes.TimestampMillis;
    }
}
