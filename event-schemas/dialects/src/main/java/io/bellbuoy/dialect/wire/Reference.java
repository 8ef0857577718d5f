package io.bellbuoy.dialect.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What tells an image from others in its repository: a tag or a digest. Many registries put either into one field; only a
 * digest has a colon.
 */
public final class Reference {

    private Reference() {}

    /** The digest, if it is one. */
    public static @Nullable String digest(@Nullable String reference) {
        return isDigest(reference) ? reference : null;
    }

    /** The tag, if it is one. */
    public static List<String> tags(@Nullable String reference) {
        return reference == null || isDigest(reference) ? List.of() : List.of(reference);
    }

    private static boolean isDigest(@Nullable String reference) {
        return reference != null && reference.indexOf(':') >= 0;
    }
}
