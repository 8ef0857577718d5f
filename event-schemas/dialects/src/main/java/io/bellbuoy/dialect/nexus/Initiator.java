package io.bellbuoy.dialect.nexus;

import io.bellbuoy.events.Actor;
import io.bellbuoy.events.Request;
import org.jspecify.annotations.Nullable;

/** Who began it and from which address, which Nexus writes as {@code admin/127.0.0.1}. */
record Initiator(@Nullable Actor actor, @Nullable Request request) {

    static Initiator of(@Nullable String text) {
        if (text == null) {
            return new Initiator(null, null);
        }
        int slash = text.lastIndexOf('/');
        String name = slash < 0 ? text : text.substring(0, slash);
        return new Initiator(
                name.isEmpty() ? null : Actor.newBuilder().setName(name).build(),
                slash < 0
                        ? null
                        : Request.newBuilder()
                                .setAddress(text.substring(slash + 1))
                                .build());
    }
}
