package io.bellbuoy.dialect.wire;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Addresses of pages, of which a registry that tells nothing else of itself has some. */
public final class WebAddress {

    private WebAddress() {}

    /** The host and port of a URL; empty when it is none. */
    public static Optional<String> host(@Nullable String url) {
        try {
            return url == null ? Optional.empty() : Optional.ofNullable(new URI(url).getAuthority());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
