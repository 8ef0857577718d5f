package io.bellbuoy.dialect.cloudevents;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.dialect.Arrival;
import io.bellbuoy.dialect.DerivedId;
import io.bellbuoy.dialect.EventReading;
import io.bellbuoy.dialect.PassThrough;
import io.bellbuoy.dialect.wire.CloudEventPart;
import io.bellbuoy.dialect.wire.ImageName;
import io.bellbuoy.dialect.wire.Reference;
import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Repository;
import io.cloudevents.CloudEvent;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** One CloudEvent on its way in. */
final class IncomingCloudEvent {

    /** What {@code RegistryEvent.id} has room for. */
    private static final int MAX_ID = 200;

    private static final Pattern ABOUT_ARTIFACTS = Pattern.compile("(artifact|tag|scan|repository)\\..*");

    private final CloudEventPart part;
    private final CloudEvent told;
    private final Arrival arrival;

    IncomingCloudEvent(CloudEventPart part, Arrival arrival) {
        this.part = part;
        this.told = part.event();
        this.arrival = arrival;
    }

    /** The event in our words; empty when it is wrong, which is noted in the envelope's problems. */
    Optional<RegistryEvent> toRegistryEvent() {
        Optional<RegistryEvent.Builder> facts = CloudEventTypes.isNeutral(told.getType())
                ? NativeData.read(part.data())
                : Optional.of(RegistryEvent.newBuilder());
        return facts.flatMap(event -> EventReading.finished(
                part.envelope(),
                EventReading.begun(event, CloudEventsDialect.NAME, arrival, part.original()),
                (envelope, begun) -> read(begun)));
    }

    private void read(RegistryEvent.Builder event) {
        event.setId(id())
                .setType(CloudEventTypes.TABLE
                        .type(told.getType())
                        .orElseGet(() -> PassThrough.type(CloudEventsDialect.NAME, told.getType())))
                .setTime(part.timeOr(arrival.received()))
                .setSource(told.getSource().toString())
                .setAttributes(attributes(event));
        readSubject(event);
    }

    /** Ids of CloudEvents are unique within their source alone. */
    private String id() {
        String id = told.getSource() + "#" + told.getId();
        return id.length() > MAX_ID ? DerivedId.of(arrival, UTF_8.encode(id)) : id;
    }

    /** The extensions and the subject go along, and what the data has of its own wins over them. */
    private Map<String, String> attributes(RegistryEvent.Builder event) {
        Map<String, String> attributes = new TreeMap<>();
        told.getExtensionNames().forEach(name -> attributes.put(name, String.valueOf(told.getExtension(name))));
        if (told.getSubject() != null) {
            attributes.put("subject", told.getSubject());
        }
        if (event.hasAttributes()) {
            attributes.putAll(event.getAttributes());
        }
        return attributes;
    }

    /** What happened to an artifact has happened to its subject, if the data does not say to which. */
    private void readSubject(RegistryEvent.Builder event) {
        if (event.getRepository() == null
                && ABOUT_ARTIFACTS.matcher(event.getType()).matches()) {
            ImageName.within("", told.getSubject()).ifPresent(subject -> {
                event.setRepository(
                        Repository.newBuilder().setName(subject.repository()).build());
                if (event.getArtifact() == null && !subject.isWholeRepository()) {
                    event.setArtifact(Artifact.newBuilder()
                            .setTags(Reference.tags(subject.tag()))
                            .setDigest(subject.digest())
                            .build());
                }
            });
        }
    }
}
