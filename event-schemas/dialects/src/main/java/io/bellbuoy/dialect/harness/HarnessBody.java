package io.bellbuoy.dialect.harness;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.dialect.ImageCoordinates;
import io.bellbuoy.events.Actor;
import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.AvroTrust;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Repository;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An event in the fields of Harness, none of which is ever left out: what is not known is empty or 0, as Go writes it. */
final class HarnessBody {

    private static final Set<String> WITH_TAG_AND_DIGEST = Set.of(PackageType.IMAGE, PackageType.CHART);

    static {
        AvroTrust.ensure();
    }

    private HarnessBody() {}

    static void write(RegistryEvent event, ObjectNode body) {
        Artifact artifact = Optional.ofNullable(event.getArtifact())
                .orElseGet(() -> Artifact.newBuilder().build());
        String type = PackageType.of(event, artifact);
        boolean image = WITH_TAG_AND_DIGEST.contains(type);
        ImageCoordinates place = ImageCoordinates.of(event);
        registry(event, image ? place.repository() : repository(event), body.putObject("registry"));
        principal(event.getActor(), body.putObject("principal"));
        ObjectNode info = body.putObject("artifact_info").put("type", type);
        if (image) {
            image(artifact, place, info);
        } else {
            ofPackage(artifact, type, info);
        }
    }

    private static void registry(RegistryEvent event, @Nullable String name, ObjectNode registry) {
        String source = orEmpty(event.getSource());
        registry.put("id", 0L)
                .put("name", orEmpty(name))
                .put("description", "")
                .put("url", source.contains("://") ? source : "");
    }

    private static @Nullable String repository(RegistryEvent event) {
        return Optional.ofNullable(event.getRepository())
                .map(Repository::getName)
                .orElse(null);
    }

    private static void principal(@Nullable Actor actor, ObjectNode principal) {
        String name = actor == null ? "" : actor.getName();
        principal
                .put("id", 0L)
                .put("uid", name)
                .put("display_name", name)
                .put("email", "")
                .put("type", actor == null || actor.getKind() == null ? "user" : actor.getKind())
                .put("created", 0L)
                .put("updated", 0L);
    }

    private static void image(Artifact artifact, ImageCoordinates place, ObjectNode info) {
        String name = orEmpty(place.image());
        String reference = orEmpty(place.reference());
        info.put("name", name)
                .put("version", artifact.getVersion() == null ? reference : artifact.getVersion())
                .putObject("artifact")
                .put("name", name)
                .put("ref", name + (place.tag() == null ? "@" : ":") + reference)
                .put("url", orEmpty(artifact.getUrl()))
                .put("tag", orEmpty(place.tag()))
                .put("digest", orEmpty(place.digest()));
    }

    private static void ofPackage(Artifact artifact, String type, ObjectNode info) {
        String name = artifact.getName() == null ? orEmpty(artifact.getPath()) : artifact.getName();
        String version = orEmpty(artifact.getVersion());
        info.put("name", name)
                .put("version", version)
                .putObject("artifact")
                .put("name", name)
                .put("ref", name + ":" + version)
                .put("package_type", type)
                .put("version", version);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
