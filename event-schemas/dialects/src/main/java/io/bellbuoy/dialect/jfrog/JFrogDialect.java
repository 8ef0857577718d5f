package io.bellbuoy.dialect.jfrog;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.dialect.Arrival;
import io.bellbuoy.dialect.Dialect;
import io.bellbuoy.dialect.Translation;
import io.bellbuoy.dialect.TypeNames;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.json.JsonFields;
import io.bellbuoy.json.Problems;
import java.util.List;

/** Webhooks of the JFrog Platform: one event a body, in an envelope or without. */
public final class JFrogDialect implements Dialect {

    static final String NAME = "jfrog";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public TypeNames types() {
        return JFrogNames.TYPES;
    }

    @Override
    public Translation translate(Arrival arrival) {
        JsonNode root = arrival.json().root();
        Problems problems = new Problems();
        if (!root.isObject()) {
            problems.add("", "must be an event, which is an object");
            problems.throwIfAny();
        }
        RegistryEvent event = new JFrogEvent(new JsonFields(root, "", problems), arrival).toRegistryEvent();
        problems.throwIfAny();
        return new Translation(List.of(event), 0);
    }
}
