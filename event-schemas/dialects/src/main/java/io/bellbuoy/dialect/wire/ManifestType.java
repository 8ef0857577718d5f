package io.bellbuoy.dialect.wire;

import java.util.Map;
import java.util.Optional;

/** The media types of manifests, which are artifacts; whatever else a registry holds is a blob. */
public final class ManifestType {

    private static final String IMAGE = "image";
    private static final String INDEX = "index";
    private static final String OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";
    private static final String BLOB = "application/octet-stream";

    private static final Map<String, String> ARTIFACT_TYPES = Map.of(
            "application/vnd.docker.distribution.manifest.v1+json", IMAGE,
            "application/vnd.docker.distribution.manifest.v1+prettyjws", IMAGE,
            "application/vnd.docker.distribution.manifest.v2+json", IMAGE,
            "application/vnd.docker.distribution.manifest.list.v2+json", INDEX,
            "application/vnd.oci.image.manifest.v1+json", IMAGE,
            "application/vnd.oci.image.index.v1+json", INDEX,
            "application/vnd.oci.artifact.manifest.v1+json", IMAGE);

    private static final Map<String, String> MEDIA_TYPES =
            Map.of(IMAGE, OCI_MANIFEST, INDEX, OCI_INDEX, "chart", OCI_MANIFEST);

    private ManifestType() {}

    /** What kind of artifact a manifest of this media type is; empty for a blob's. */
    public static Optional<String> artifactType(String mediaType) {
        return Optional.ofNullable(ARTIFACT_TYPES.get(mediaType));
    }

    /** The media type of an artifact of which nothing but its kind is known. */
    public static String assumed(String artifactType) {
        return MEDIA_TYPES.getOrDefault(artifactType, BLOB);
    }
}
