package io.bellbuoy.dialect.jfrog;

import static io.bellbuoy.dialect.jfrog.JFrogBody.firstText;

import io.bellbuoy.events.Artifact;
import io.bellbuoy.json.JsonFields;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields that tell of an artifact.
 *
 * @param fields where they are
 * @param typeOfOthers what it is unless it is an image or a package, if known
 */
record ArtifactFacts(JsonFields fields, @Nullable String typeOfOthers) {

    private static final String SHA256 = "sha256:";
    private static final Set<String> INDEXES = Set.of("list.manifest.json", "index.json");

    @Nullable
    String repository() {
        return firstText(fields, "repo_key", "curated_repository_name");
    }

    @Nullable
    Artifact artifact() {
        String path = path();
        String image = fields.text("image_name");
        String ofPackage = firstText(fields, "package_name", "pkg_name");
        String sha256 = fields.text("sha256");
        String name = firstText(fields, "image_name", "package_name", "pkg_name", "name");
        if (path == null && image == null && ofPackage == null && sha256 == null) {
            return null;
        }
        return Artifact.newBuilder()
                .setType(image != null ? typeOfImage() : ofPackage != null ? "package" : typeOfOthers)
                .setPath(path)
                .setName(name)
                .setVersion(firstText(fields, "package_version", "pkg_version"))
                .setTags(tags())
                .setDigest(sha256 == null ? null : SHA256 + sha256)
                .setSize(fields.wholeNumber("size"))
                .setUrl(fields.text("package_url"))
                .build();
    }

    private @Nullable String path() {
        String path = fields.text("path");
        return path != null && path.startsWith("/") ? path.substring(1) : path;
    }

    private String typeOfImage() {
        return INDEXES.contains(String.valueOf(fields.text("name"))) ? "index" : "image";
    }

    /** What was pushed by digest has it for a tag. */
    private List<String> tags() {
        String tag = fields.text("tag");
        return tag == null || tag.startsWith(SHA256) ? List.of() : List.of(tag);
    }
}
