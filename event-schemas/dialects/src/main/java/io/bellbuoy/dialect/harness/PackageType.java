package io.bellbuoy.dialect.harness;

import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.RegistryEvent;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What Harness says that an artifact is. */
final class PackageType {

    /** Names the type in events, for others than images and charts. */
    static final String ATTRIBUTE = "package_type";

    static final String IMAGE = "DOCKER";
    static final String CHART = "HELM";

    private static final String FILE = "GENERIC";
    private static final Set<String> PACKAGES =
            Set.of("MAVEN", "PYTHON", "NUGET", "NPM", "RPM", "CARGO", "GO", "HUGGINGFACE");
    private static final Map<String, String> ARTIFACT_TYPES = Map.of(IMAGE, "image", CHART, "chart", FILE, "file");
    private static final Map<String, String> BY_ARTIFACT_TYPE = Map.of("image", IMAGE, "index", IMAGE, "chart", CHART);

    private PackageType() {}

    /** Our word for it. */
    static String artifactType(String packageType) {
        return ARTIFACT_TYPES.getOrDefault(packageType, "package");
    }

    /** Harness's word for the event's artifact; what it has none for is a file to it. */
    static String of(RegistryEvent event, Artifact artifact) {
        String stated = event.getAttributes().getOrDefault(ATTRIBUTE, "").toUpperCase(Locale.ROOT);
        if (PACKAGES.contains(stated)) {
            return stated;
        }
        String assumed = artifact.getTags().isEmpty() ? FILE : IMAGE;
        return artifact.getType() == null ? assumed : BY_ARTIFACT_TYPE.getOrDefault(artifact.getType(), FILE);
    }
}
