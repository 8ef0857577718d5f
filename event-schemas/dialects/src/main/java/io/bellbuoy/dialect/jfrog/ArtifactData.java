package io.bellbuoy.dialect.jfrog;

import io.bellbuoy.dialect.ImageCoordinates;
import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.AvroTrust;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Repository;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An artifact as JFrog's domains write it: everything in Artifactory is a file, an image's manifest too. */
final class ArtifactData {

    private static final String SHA256 = "sha256:";

    static {
        AvroTrust.ensure();
    }

    private final RegistryEvent event;
    private final Artifact artifact;

    ArtifactData(RegistryEvent event) {
        this.event = event;
        this.artifact = Optional.ofNullable(event.getArtifact())
                .orElseGet(() -> Artifact.newBuilder().build());
    }

    Data image(Data data) {
        ImageCoordinates image = ImageCoordinates.of(event);
        String path = artifact.getPath() == null ? manifestOf(image) : artifact.getPath();
        return file(data, image.repository(), path)
                .put("image_name", image.image())
                .put("tag", image.reference());
    }

    Data file(Data data) {
        return file(data, repository(), artifact.getPath() == null ? fileName() : artifact.getPath());
    }

    Data packageOf(Data data) {
        return data.put("package_name", artifact.getName())
                .put("package_version", artifact.getVersion())
                .put("package_url", artifact.getUrl())
                .put("curated_repository_name", repository());
    }

    private Data file(Data data, @Nullable String repository, @Nullable String path) {
        return data.put("repo_key", repository)
                .put("path", path)
                .put("name", path == null ? null : path.substring(path.lastIndexOf('/') + 1))
                .put("sha256", sha256())
                .put("size", artifact.getSize());
    }

    /** Where Artifactory keeps the manifest of an image. */
    private @Nullable String manifestOf(ImageCoordinates image) {
        if (image.image() == null || image.reference() == null) {
            return null;
        }
        String file = "index".equals(artifact.getType()) ? "list.manifest.json" : "manifest.json";
        return image.image() + "/" + image.reference() + "/" + file;
    }

    /** Helm's own naming for charts; for other packages a file of their version. */
    private @Nullable String fileName() {
        String name = artifact.getName();
        if (name == null || artifact.getVersion() == null) {
            return name;
        }
        return "chart".equals(artifact.getType())
                ? name + "-" + artifact.getVersion() + ".tgz"
                : name + "/" + artifact.getVersion();
    }

    private @Nullable String repository() {
        return Optional.ofNullable(event.getRepository())
                .map(Repository::getName)
                .orElse(null);
    }

    private @Nullable String sha256() {
        return Optional.ofNullable(artifact.getDigest())
                .filter(digest -> digest.startsWith(SHA256))
                .map(digest -> digest.substring(SHA256.length()))
                .orElse(null);
    }
}
