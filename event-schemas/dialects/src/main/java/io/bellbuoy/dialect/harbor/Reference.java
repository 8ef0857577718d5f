package io.bellbuoy.dialect.harbor;

import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.Location;
import io.bellbuoy.events.RegistryEvent;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an event is about, as {@code docker pull} would have it.
 *
 * @param repository full name; empty where there is none
 * @param tag the first, or the version of a chart, or the digest where it was addressed by that
 * @param digest of the content
 * @param url {@code host/repository:tag} or {@code host/repository@digest}; for what is not pulled, where it is
 */
record Reference(String repository, @Nullable String tag, @Nullable String digest, @Nullable String url) {

    private static final Set<String> PULLED = Set.of(HarborTypes.IMAGE, "index", HarborTypes.CHART);
    private static final Pattern URL = Pattern.compile("[a-z]+://([^/]+).*", Pattern.DOTALL);
    private static final Artifact NO_ARTIFACT = Artifact.newBuilder().build();

    static Reference of(RegistryEvent event) {
        Artifact artifact = Optional.ofNullable(event.getArtifact()).orElse(NO_ARTIFACT);
        String repository = repository(event);
        String tag = tag(event, artifact);
        String url = artifact.getUrl();
        return new Reference(
                repository,
                tag,
                artifact.getDigest(),
                isUsable(url, event, artifact) ? url : url(event, repository, tag, artifact));
    }

    /** Harbor tells a copy as a push to where it went. */
    private static Optional<Location> copiedTo(RegistryEvent event) {
        return Optional.ofNullable(event.getTarget())
                .filter(target -> event.getType().equals("artifact.copied"));
    }

    private static String repository(RegistryEvent event) {
        String own = event.getRepository() == null ? "" : event.getRepository().getName();
        return copiedTo(event).map(Location::getRepository).orElse(own);
    }

    private static @Nullable String tag(RegistryEvent event, Artifact artifact) {
        boolean isChart = HarborTypes.CHART.equals(artifact.getType());
        Optional<String> own = artifact.getTags().stream()
                .findFirst()
                .or(() -> Optional.ofNullable(artifact.getVersion()).filter(version -> isChart));
        boolean isByDigest = event.getType().startsWith("artifact.") && isPulled(artifact);
        return copiedTo(event).map(Location::getTag).or(() -> own).orElse(isByDigest ? artifact.getDigest() : null);
    }

    private static boolean isPulled(Artifact artifact) {
        boolean isOfPulledType =
                artifact.getType() == null ? artifact.getPath() == null : PULLED.contains(artifact.getType());
        return isOfPulledType && !HarborTypes.isInChartMuseum(artifact);
    }

    /** Those with a scheme lead to a registry's API, and are no references. */
    private static boolean isUsable(@Nullable String url, RegistryEvent event, Artifact artifact) {
        boolean isReference =
                url != null && !URL.matcher(url).matches() && copiedTo(event).isEmpty();
        return isReference || !isPulled(artifact) || event.getType().startsWith("quota.");
    }

    private static @Nullable String url(
            RegistryEvent event, String repository, @Nullable String tag, Artifact artifact) {
        String host = host(event, artifact);
        String name = tag == null ? artifact.getDigest() : tag;
        if (host == null || name == null || repository.isEmpty()) {
            return artifact.getUrl();
        }
        return host + "/" + repository + (name.contains(":") ? "@" : ":") + name;
    }

    private static @Nullable String host(RegistryEvent event, Artifact artifact) {
        String url = artifact.getUrl();
        Matcher parts = URL.matcher(url == null ? "" : url);
        if (parts.matches()) {
            return parts.group(1);
        }
        return event.getRequest() == null ? null : event.getRequest().getHost();
    }
}
