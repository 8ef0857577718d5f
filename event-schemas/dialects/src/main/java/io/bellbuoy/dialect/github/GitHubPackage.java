package io.bellbuoy.dialect.github;

import io.bellbuoy.dialect.wire.ImageName;
import io.bellbuoy.dialect.wire.Reference;
import io.bellbuoy.events.Artifact;
import io.bellbuoy.json.JsonFields;
import java.util.Optional;

/** A package: an image of the container registry, or one of the other ecosystems, of which the fields that name them err. */
final class GitHubPackage {

    private final JsonFields hosted;
    private final JsonFields version;
    private final JsonFields container;

    GitHubPackage(JsonFields hosted) {
        this.hosted = hosted;
        this.version = hosted.object("package_version");
        this.container = version.object("container_metadata");
    }

    boolean isImage() {
        return container.json().isObject();
    }

    /** Owner and name. An image's URL has them too, and its tag, but the tag may be missing behind its colon. */
    String fullName() {
        String name = hosted.requiredText("name");
        String owner = hosted.object("owner").requiredText("login");
        return image().map(ImageName::repository).orElse(owner + "/" + name);
    }

    Artifact artifact() {
        return isImage() ? asImage() : asPackage();
    }

    private Artifact asImage() {
        JsonFields tag = container.object("tag");
        String digest = tag.text("digest");
        return Artifact.newBuilder()
                .setType("image")
                .setName(hosted.text("name"))
                .setTags(Reference.tags(tag.text("name")))
                .setDigest(digest == null ? Reference.digest(version.text("version")) : digest)
                .setUrl(version.text("html_url"))
                .build();
    }

    private Artifact asPackage() {
        return Artifact.newBuilder()
                .setType("package")
                .setName(hosted.requiredText("name"))
                .setVersion(version.text("version"))
                .setUrl(version.text("html_url"))
                .build();
    }

    private Optional<ImageName> image() {
        return isImage() ? ImageName.parse(version.text("package_url")) : Optional.empty();
    }
}
