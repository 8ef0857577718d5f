package io.bellbuoy.dialect.gitea;

import io.bellbuoy.dialect.wire.Reference;
import io.bellbuoy.dialect.wire.WebAddress;
import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Repository;
import io.bellbuoy.json.JsonFields;
import java.util.List;
import java.util.Map;

/** A package, which belongs to an owner and only perhaps to a repository of source code. */
final class GiteaPackage {

    private static final String CONTAINER = "container";
    private static final Map<String, String> ARTIFACT_TYPES =
            Map.of(CONTAINER, "image", "helm", "chart", "generic", "file");

    private final JsonFields told;

    GiteaPackage(JsonFields told) {
        this.told = told;
    }

    /** Images are in repositories of their own name; all other packages in that of their source code or under their owner. */
    void putInto(RegistryEvent.Builder event) {
        String owner = told.object("owner").requiredText("login");
        String type = told.requiredText("type");
        boolean image = type.equals(CONTAINER);
        if (image) {
            event.setRepository(Repository.newBuilder()
                    .setName(owner + "/" + told.text("name"))
                    .build());
        } else if (event.getRepository() == null) {
            event.setRepository(Repository.newBuilder().setName(owner).build());
        }
        event.setArtifact(artifact(type, image))
                .setSource(WebAddress.host(told.text("html_url")).orElse(null))
                .setAttributes(Map.of("package_type", type));
    }

    private Artifact artifact(String type, boolean image) {
        String version = told.text("version");
        return Artifact.newBuilder()
                .setType(ARTIFACT_TYPES.getOrDefault(type, "package"))
                .setName(told.requiredText("name"))
                .setVersion(image ? null : version)
                .setTags(image ? Reference.tags(version) : List.of())
                .setDigest(image ? Reference.digest(version) : null)
                .setUrl(told.text("html_url"))
                .build();
    }
}
