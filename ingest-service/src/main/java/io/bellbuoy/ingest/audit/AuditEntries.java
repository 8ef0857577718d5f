package io.bellbuoy.ingest.audit;

import io.bellbuoy.events.AuditEntry;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.topics.OwnedKey;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Makes entries of the audit log. */
public final class AuditEntries {

    private AuditEntries() {}

    /**
     * Tells of a thing that was made, replaced or deleted.
     *
     * @param kind what sort of thing, such as {@code subscription}
     * @param before as it was; secrets in it are left out
     * @param after as it became, likewise
     */
    public static AuditEntry change(
            Actor actor,
            String kind,
            OwnedKey key,
            Optional<? extends SpecificRecord> before,
            Optional<? extends SpecificRecord> after,
            Instant time) {
        String verb = before.isEmpty() ? ".created" : after.isEmpty() ? ".deleted" : ".updated";
        return AuditEntry.newBuilder(deed(actor, kind + verb, kind, key, time))
                .setBefore(json(before))
                .setAfter(json(after))
                .build();
    }

    /**
     * Tells of something that was done with a thing and leaves it what it is.
     *
     * @param action such as {@code dead_letter.purged}
     * @param kind what sort of thing, such as {@code dead_letter}
     */
    public static AuditEntry deed(Actor actor, String action, String kind, OwnedKey key, Instant time) {
        return AuditEntry.newBuilder()
                .setTime(time)
                .setTenant(key.tenant())
                .setActor(actor.id())
                .setAddress(actor.address())
                .setRequestId(actor.requestId())
                .setAction(action)
                .setKind(kind)
                .setId(key.id())
                .build();
    }

    private static @Nullable String json(Optional<? extends SpecificRecord> thing) {
        return thing.map(record -> AvroJson.tree(record).toString()).orElse(null);
    }
}
