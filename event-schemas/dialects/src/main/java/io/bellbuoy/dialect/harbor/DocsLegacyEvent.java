package io.bellbuoy.dialect.harbor;

import io.bellbuoy.dialect.Arrival;
import io.bellbuoy.dialect.DerivedId;
import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.Original;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Repository;
import io.bellbuoy.json.JsonFields;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One event of the body that the documentation of 1.9 and 1.10 shows. Whoever built a sender by it sends this. */
final class DocsLegacyEvent {

    private final JsonFields body;
    private final JsonFields told;
    private final Part part;
    private final Arrival arrival;

    DocsLegacyEvent(JsonFields body, Part part, Arrival arrival) {
        this.body = body;
        this.told = part.item();
        this.part = part;
        this.arrival = arrival;
    }

    /** The event in our words; of no use once a problem is noted. */
    RegistryEvent toRegistryEvent() {
        String name = body.requiredText("event_type");
        Instant time = UnixTime.millis("trigger_time", told);
        String imageId = told.text(HarborAttributes.IMAGE_ID);
        return RegistryEvent.newBuilder()
                .setId(DerivedId.of(arrival, part.bytes(), time))
                .setTenant(arrival.tenant())
                .setType(HarborTypes.neutral(name))
                .setTime(time == null ? arrival.received() : time)
                .setDialect(HarborDialect.NAME)
                .setRepository(repository())
                .setArtifact(artifact(name))
                .setAttributes(imageId == null ? Map.of() : Map.of(HarborAttributes.IMAGE_ID, imageId))
                .setOriginal(new Original(Generation.DOCS_LEGACY.mediaType(), part.bytes()))
                .build();
    }

    private Repository repository() {
        String visibility = told.text("project_type");
        return Repository.newBuilder()
                .setName(told.requiredText("full_name"))
                .setVisibility(visibility == null ? null : visibility.toLowerCase(Locale.ROOT))
                .build();
    }

    private @Nullable Artifact artifact(String name) {
        String tag = told.text("tag");
        return tag == null
                ? null
                : Artifact.newBuilder()
                        .setType(HarborTypes.artifact(name))
                        .setTags(List.of(tag))
                        .build();
    }
}
