package io.bellbuoy.dialect.harness;

import static io.bellbuoy.dialect.TypeNames.row;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.dialect.Arrival;
import io.bellbuoy.dialect.Dialect;
import io.bellbuoy.dialect.Translation;
import io.bellbuoy.dialect.TypeNames;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.json.JsonFields;
import io.bellbuoy.json.Problems;
import java.util.List;

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
        JsonNode root = arrival.json().root();
        Problems problems = new Problems();
        if (!root.isObject()) {
            problems.add("", "must be an event, which is an object");
            problems.throwIfAny();
        }
        RegistryEvent event = new HarnessEvent(new JsonFields(root, "", problems), arrival).toRegistryEvent();
        problems.throwIfAny();
        return new Translation(List.of(event), 0);
    }
}
