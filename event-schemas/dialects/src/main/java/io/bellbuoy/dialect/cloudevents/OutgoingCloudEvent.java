package io.bellbuoy.dialect.cloudevents;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import io.bellbuoy.dialect.EventData;
import io.bellbuoy.dialect.wire.CloudEventJson;
import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.Notification;
import io.bellbuoy.events.Original;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.json.AvroJson;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An event as a CloudEvent. One that came as such goes out as it came. */
final class OutgoingCloudEvent {

    private OutgoingCloudEvent() {}

    /** The words in which it came, if they were a CloudEvent in the JSON format. */
    static Optional<String> original(RegistryEvent event) {
        return Optional.ofNullable(event.getOriginal())
                .filter(original -> original.getMediaType().equals(CloudEventJson.MEDIA_TYPE))
                .map(Original::getBody)
                .map(body -> UTF_8.decode(body.duplicate()).toString());
    }

    /** The event in our own words. */
    static CloudEvent of(Notification notification) {
        RegistryEvent event = notification.getEvent();
        CloudEventBuilder built = CloudEventBuilder.v1()
                .withId(event.getId().isEmpty() ? notification.getId() : event.getId())
                .withSource(source(event))
                .withType(event.getType())
                .withTime(event.getTime().atOffset(ZoneOffset.UTC))
                .withData("application/json", data(event).getBytes(UTF_8));
        subject(event).ifPresent(built::withSubject);
        return built.build();
    }

    /** The registry, or whom it belongs to where it is unknown or could not be part of a URI. */
    private static URI source(RegistryEvent event) {
        return uri(event.getSource()).orElseGet(() -> URI.create("/tenants/" + event.getTenant()));
    }

    private static Optional<URI> uri(@Nullable String source) {
        try {
            return source == null || source.isEmpty() ? Optional.empty() : Optional.of(new URI(source));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> subject(RegistryEvent event) {
        return Optional.ofNullable(event.getRepository())
                .map(repository -> repository.getName() + within(event.getArtifact()))
                .filter(subject -> !subject.isEmpty());
    }

    private static String within(@Nullable Artifact artifact) {
        if (artifact == null) {
            return "";
        }
        if (artifact.getPath() != null) {
            return "/" + artifact.getPath();
        }
        if (!artifact.getTags().isEmpty()) {
            return ":" + artifact.getTags().get(0);
        }
        return artifact.getDigest() == null ? "" : "@" + artifact.getDigest();
    }

    private static String data(RegistryEvent event) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = AvroJson.mapper().createGenerator(text)) {
            EventData.write(event, json);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail to be written", e);
        }
        return text.toString();
    }
}
