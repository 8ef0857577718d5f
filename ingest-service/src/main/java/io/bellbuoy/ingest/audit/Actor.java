package io.bellbuoy.ingest.audit;

import org.jspecify.annotations.Nullable;

/**
 * Who asks for a change.
 *
 * @param id what the caller is known by, such as {@code admin} or {@code token:4kx0…}; never a secret
 * @param address where the request came from, if it is known
 * @param requestId the request, if it was one
 */
public record Actor(String id, @Nullable String address, @Nullable String requestId) {

    /** Somebody who did not come over HTTP. */
    public static Actor of(String id) {
        return new Actor(id, null, null);
    }
}
