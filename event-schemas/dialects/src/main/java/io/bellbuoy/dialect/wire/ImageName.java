package io.bellbuoy.dialect.wire;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An image by its full name: {@code ghcr.io/acme/app:1.2} or {@code ghcr.io/acme/app@sha256:…}.
 *
 * @param registry the host, with its port if it has one
 * @param repository the path behind it
 * @param tag what stands behind the last colon
 * @param digest what stands behind the at sign
 */
public record ImageName(String registry, String repository, @Nullable String tag, @Nullable String digest) {

    /** Takes a name apart; empty when it has no host or nothing behind it. */
    public static Optional<ImageName> parse(@Nullable String name) {
        int slash = name == null ? -1 : name.indexOf('/');
        return name == null || slash <= 0
                ? Optional.empty()
                : within(name.substring(0, slash), name.substring(slash + 1));
    }

    /** Takes a name apart that does without its host; empty when there is none. */
    public static Optional<ImageName> within(String registry, @Nullable String name) {
        if (name == null) {
            return Optional.empty();
        }
        int at = name.indexOf('@');
        String path = at < 0 ? name : name.substring(0, at);
        String digest = at < 0 ? "" : name.substring(at + 1);
        int colon = path.indexOf(':', path.lastIndexOf('/') + 1);
        String repository = colon < 0 ? path : path.substring(0, colon);
        String tag = colon < 0 ? "" : path.substring(colon + 1);
        return repository.isEmpty()
                ? Optional.empty()
                : Optional.of(new ImageName(registry, repository, nullIfEmpty(tag), nullIfEmpty(digest)));
    }

    /** Whether it tells no image from others. */
    public boolean isWholeRepository() {
        return tag == null && digest == null;
    }

    private static @Nullable String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
