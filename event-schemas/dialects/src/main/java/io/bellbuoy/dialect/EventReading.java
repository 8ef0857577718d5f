package io.bellbuoy.dialect;

import io.bellbuoy.events.AvroTrust;
import io.bellbuoy.events.Original;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.json.JsonBody;
import io.bellbuoy.json.JsonFields;
import io.bellbuoy.json.Problems;
import io.bellbuoy.producer.EventRules;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** What is the same for every dialect when it reads an event. */
public final class EventReading {

    private static final String NO_EVENT = "must be an event, which is an object";

    static {
        AvroTrust.ensure();
    }

    private EventReading() {}

    /**
     * Reads a body that is one event, as most registries send them.
     *
     * @param dialect its name
     * @param reading puts what the body tells into the event: at least its id and type
     */
    public static Translation single(
            String dialect, Arrival arrival, JsonBody body, BiConsumer<JsonFields, RegistryEvent.Builder> reading) {
        Problems problems = new Problems();
        JsonFields told = new JsonFields(body.root(), "", problems);
        RegistryEvent.Builder event =
                begun(RegistryEvent.newBuilder(), dialect, arrival, new Original("application/json", body.bytes()));
        Optional<RegistryEvent> read = finished(told, event, reading);
        problems.throwIfAny();
        return new Translation(read.stream().toList(), 0);
    }

    /** Reads a body that is one event, by somebody who puts all of it together. */
    public static Translation single(JsonBody body, Function<JsonFields, RegistryEvent> reading) {
        Problems problems = new Problems();
        if (!body.root().isObject()) {
            problems.add("", NO_EVENT);
            problems.throwIfAny();
        }
        RegistryEvent event = reading.apply(new JsonFields(body.root(), "", problems));
        problems.throwIfAny();
        return new Translation(List.of(event), 0);
    }

    /** The event with all that does not depend on what it tells; its time is that of arrival until another is set. */
    public static RegistryEvent.Builder begun(
            RegistryEvent.Builder event, String dialect, Arrival arrival, Original original) {
        return event.setTenant(arrival.tenant())
                .setDialect(dialect)
                .setTime(arrival.received())
                .setOriginal(original);
    }

    /** The event after a dialect has read it; empty when something is wrong with it, which is then noted. */
    public static Optional<RegistryEvent> finished(
            JsonFields told, RegistryEvent.Builder event, BiConsumer<JsonFields, RegistryEvent.Builder> reading) {
        Problems problems = told.problems();
        if (!told.json().isObject()) {
            problems.add(told.pointer(), NO_EVENT);
            return Optional.empty();
        }
        int before = problems.count();
        reading.accept(told, event);
        if (problems.count() > before) {
            return Optional.empty();
        }
        RegistryEvent finished = event.build();
        EventRules.violation(finished)
                .ifPresent(broken -> problems.add(
                        told.pointer(), "makes an event of which " + broken.field() + " " + broken.detail()));
        return Optional.of(finished);
    }
}
