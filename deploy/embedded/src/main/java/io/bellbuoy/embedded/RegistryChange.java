package io.bellbuoy.embedded;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Something that happened to a registry and is remembered: a registry is the sum of its changes. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "change")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SchemaVersion.class, name = "schema"),
    @JsonSubTypes.Type(value = CompatibilityChange.class, name = "compatibility")
})
sealed interface RegistryChange permits SchemaVersion, CompatibilityChange {

    SchemaCatalog applyTo(SchemaCatalog catalog);
}
