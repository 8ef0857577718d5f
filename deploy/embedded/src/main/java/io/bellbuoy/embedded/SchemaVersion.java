package io.bellbuoy.embedded;

import static java.util.Objects.requireNonNull;

import org.apache.avro.Schema;

/** A schema as one subject knows it: under a version of its own and the id that it has in every subject. */
record SchemaVersion(String subject, int version, int id, String schema) implements RegistryChange {

    SchemaVersion {
        requireNonNull(subject, "subject");
        requireNonNull(schema, "schema");
        if (version < 1 || id < 1) {
            throw new IllegalArgumentException("version and id start at 1, but are " + version + " and " + id);
        }
    }

    Schema parsed() {
        return new Schema.Parser().parse(schema);
    }

    @Override
    public SchemaCatalog applyTo(SchemaCatalog catalog) {
        return catalog.with(this);
    }
}
