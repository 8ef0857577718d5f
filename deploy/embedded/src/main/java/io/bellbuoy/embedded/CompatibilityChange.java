package io.bellbuoy.embedded;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** A level was set, for one subject or, without a subject, for all that have none of their own. */
record CompatibilityChange(@Nullable String subject, Compatibility level) implements RegistryChange {

    CompatibilityChange {
        requireNonNull(level, "level");
    }

    @Override
    public SchemaCatalog applyTo(SchemaCatalog catalog) {
        return catalog.with(this);
    }
}
