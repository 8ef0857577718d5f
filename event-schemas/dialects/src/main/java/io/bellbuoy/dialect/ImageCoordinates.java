package io.bellbuoy.dialect;

import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.RegistryEvent;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An image as registries know it that keep several images in one repository. Where ours have a path for a name, its first
 * segment is their repository.
 *
 * @param repository such as {@code library}, if known
 * @param image such as {@code nginx}, if known
 * @param tag the first one, if there is any
 * @param digest with its algorithm, if known
 */
public record ImageCoordinates(
        @Nullable String repository, @Nullable String image, @Nullable String tag, @Nullable String digest) {

    private static final Set<String> IMAGES = Set.of("image", "index");

    /** Where the event's artifact is. */
    public static ImageCoordinates of(RegistryEvent event) {
        Optional<Artifact> artifact = Optional.ofNullable(event.getArtifact());
        String tag = artifact.flatMap(a -> a.getTags().stream().findFirst()).orElse(null);
        String digest = artifact.map(Artifact::getDigest).orElse(null);
        String name = artifact.map(Artifact::getName).orElse(null);
        if (event.getRepository() == null) {
            return new ImageCoordinates(null, name, tag, digest);
        }
        String path = event.getRepository().getName();
        int slash = path.indexOf('/');
        return slash < 0
                ? new ImageCoordinates(path, name == null ? path : name, tag, digest)
                : new ImageCoordinates(path.substring(0, slash), path.substring(slash + 1), tag, digest);
    }

    /** Whether it is images that the artifact is one of; what has tags and no type is taken for one. */
    public static boolean isImage(@Nullable Artifact artifact) {
        return artifact != null
                && (artifact.getType() == null ? !artifact.getTags().isEmpty() : IMAGES.contains(artifact.getType()));
    }

    /** The tag or else the digest. */
    public @Nullable String reference() {
        return tag == null ? digest : tag;
    }
}
