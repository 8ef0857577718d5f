package io.bellbuoy.dialect.wire;

import org.jspecify.annotations.Nullable;

/** Who may see a repository, of which most registries tell whether it is private. */
public final class Visibility {

    private Visibility() {}

    /** In our words; null when the registry does not tell. */
    public static @Nullable String of(@Nullable Boolean isPrivate) {
        if (isPrivate == null) {
            return null;
        }
        return isPrivate ? "private" : "public";
    }
}
