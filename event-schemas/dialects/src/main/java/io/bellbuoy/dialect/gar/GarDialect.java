package io.bellbuoy.dialect.gar;

import static io.bellbuoy.dialect.TypeNames.row;

import io.bellbuoy.dialect.Arrival;
import io.bellbuoy.dialect.Dialect;
import io.bellbuoy.dialect.EventReading;
import io.bellbuoy.dialect.Translation;
import io.bellbuoy.dialect.TypeNames;
import io.bellbuoy.dialect.wire.ImageName;
import io.bellbuoy.dialect.wire.Reference;
import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Repository;
import io.bellbuoy.json.JsonFields;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Google Artifact Registry's messages as a push subscription of Pub/Sub delivers them: JSON, in base64, in JSON. */
public final class GarDialect implements Dialect {

    private static final String NAME = "gar";
    private static final TypeNames TYPES = TypeNames.of(
            row("artifact.pushed", "INSERT"), row("artifact.deleted", "DELETE"), row("tag.deleted", "DELETE"));

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
        return EventReading.single(
                NAME, arrival, arrival.json(), (told, event) -> read(told, event, arrival.received()));
    }

    private static void read(JsonFields told, RegistryEvent.Builder event, Instant received) {
        JsonFields message = told.object("message");
        Instant published = message.time("publishTime");
        event.setId(message.requiredText("messageId")).setTime(published == null ? received : published);
        PubSubData.of(message).ifPresent(data -> readData(data, event));
    }

    private static void readData(JsonFields data, RegistryEvent.Builder event) {
        String action = data.requiredText("action");
        String digest = data.text("digest");
        String tag = data.text("tag");
        // Both name the same image where there are both.
        String name = digest == null ? tag : digest;
        Optional<ImageName> image = ImageName.parse(name);
        if (image.isEmpty()) {
            data.problems().add(data.pointer(), "must name an image, by its digest or by a tag");
        }
        image.ifPresent(known -> event.setType(type(action, digest))
                .setSource(known.registry())
                .setRepository(
                        Repository.newBuilder().setName(known.repository()).build())
                .setArtifact(Artifact.newBuilder()
                        .setType("image")
                        .setDigest(known.digest())
                        .setTags(ImageName.parse(tag)
                                .map(tagged -> Reference.tags(tagged.tag()))
                                .orElseGet(List::of))
                        .setUrl(name)
                        .build()));
    }

    /** A tag that is taken off an image names no digest. */
    private static String type(String action, @Nullable String digest) {
        return action.equals("DELETE") && digest == null ? "tag.deleted" : TYPES.typeOrPassThrough(NAME, action);
    }
}
