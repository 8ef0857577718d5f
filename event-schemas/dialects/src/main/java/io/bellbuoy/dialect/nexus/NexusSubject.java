package io.bellbuoy.dialect.nexus;

import io.bellbuoy.dialect.PassThrough;
import io.bellbuoy.dialect.wire.Reference;
import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Repository;
import io.bellbuoy.json.JsonFields;
import java.util.List;
import java.util.Map;

/** What an event of Nexus is about. */
final class NexusSubject {

    private static final String DOCKER = "docker";
    private static final Map<String, String> KINDS = Map.of("hosted", "local", "proxy", "remote", "group", "virtual");

    private final JsonFields told;

    NexusSubject(JsonFields told) {
        this.told = told;
    }

    void putInto(RegistryEvent.Builder event) {
        if (has("audit")) {
            audit(event);
        } else if (has("asset")) {
            JsonFields asset = told.object("asset");
            event.setArtifact(asset(asset)).setAttributes(asset.textsOf("format"));
            happened("asset", event);
        } else if (has("component")) {
            JsonFields component = told.object("component");
            event.setArtifact(component(component)).setAttributes(component.textsOf("format", "group"));
            happened("component", event);
        } else if (has("repository")) {
            JsonFields repository = told.object("repository");
            event.setAttributes(repository.textsOf("format"));
            happened("repository", event);
        } else {
            told.problems().add("", "tells of no asset, component, repository or audit");
        }
    }

    private boolean has(String subject) {
        return told.json().path(subject).isObject();
    }

    private void happened(String subject, RegistryEvent.Builder event) {
        String name = subject + "." + told.requiredText("action");
        event.setType(NexusDialect.TYPES.typeOrPassThrough(NexusDialect.NAME, name))
                .setRepository(repository(subject));
    }

    private Repository repository(String subject) {
        JsonFields repository = told.object("repository");
        String kind = repository.text("type");
        return Repository.newBuilder()
                .setName(
                        subject.equals("repository")
                                ? repository.requiredText("name")
                                : told.requiredText("repositoryName"))
                .setKind(kind == null ? null : KINDS.getOrDefault(kind, kind))
                .build();
    }

    /** An asset is a file, and its name is its path; of late with a slash in front. */
    private static Artifact asset(JsonFields asset) {
        String name = asset.requiredText("name");
        return Artifact.newBuilder()
                .setType("file")
                .setPath(name.startsWith("/") ? name.substring(1) : name)
                .build();
    }

    private static Artifact component(JsonFields component) {
        boolean image = DOCKER.equals(component.text("format"));
        String version = component.text("version");
        return Artifact.newBuilder()
                .setType(image ? "image" : "package")
                .setName(component.requiredText("name"))
                .setVersion(image ? null : version)
                .setTags(image ? Reference.tags(version) : List.of())
                .setDigest(image ? Reference.digest(version) : null)
                .build();
    }

    /** What was audited has no neutral word: it may be anything that an administrator does. */
    private void audit(RegistryEvent.Builder event) {
        JsonFields audit = told.object("audit");
        String name = "audit." + audit.requiredText("domain") + "." + audit.requiredText("type");
        event.setType(PassThrough.type(NexusDialect.NAME, name)).setAttributes(audit.textsOf("context"));
        String repository = audit.object("attributes").text("repository.name");
        if (repository != null) {
            event.setRepository(Repository.newBuilder().setName(repository).build());
        }
    }
}
