package io.bellbuoy.dialect.jfrog;

import io.bellbuoy.dialect.Arrival;
import io.bellbuoy.dialect.Dialect;
import io.bellbuoy.dialect.EventReading;
import io.bellbuoy.dialect.Translation;
import io.bellbuoy.dialect.TypeNames;

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
        return EventReading.single(arrival.json(), told -> new JFrogEvent(told, arrival).toRegistryEvent());
    }
}
