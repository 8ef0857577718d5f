package io.bellbuoy.dialect.harness;

import static io.bellbuoy.dialect.TypeNames.row;

import io.bellbuoy.dialect.Arrival;
import io.bellbuoy.dialect.Dialect;
import io.bellbuoy.dialect.EventReading;
import io.bellbuoy.dialect.Translation;
import io.bellbuoy.dialect.TypeNames;

/** Webhooks of the Harness Artifact Registry: an artifact came or went, one a body. */
public final class HarnessDialect implements Dialect {

    static final String NAME = "harness";

    static final TypeNames TYPES =
            TypeNames.of(row("artifact.pushed", "artifact_created"), row("artifact.deleted", "artifact_deleted"));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public TypeNames types() {
        return TYPES;
    }

    @Override
    public Translation translate(Arrival arrival) {
        return EventReading.single(arrival.json(), told -> new HarnessEvent(told, arrival).toRegistryEvent());
    }
}
