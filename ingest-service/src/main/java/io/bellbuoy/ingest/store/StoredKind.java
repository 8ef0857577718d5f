package io.bellbuoy.ingest.store;

import io.bellbuoy.events.Source;
import io.bellbuoy.kit.secrets.SourceSecrets;
import io.bellbuoy.topics.Topics;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;

/**
 * A sort of thing that has a compacted topic of its own, partitioned by tenant.
 *
 * @param name what the audit log calls it
 * @param topic where it is kept
 * @param type of the topic's values
 * @param seal makes what the topic is to hold
 * @param open reverts that
 */
public record StoredKind<V extends SpecificRecord>(
        String name, String topic, Class<V> type, UnaryOperator<V> seal, UnaryOperator<V> open) {

    /** A sort of thing without secrets. */
    public static <V extends SpecificRecord> StoredKind<V> of(String name, String topic, Class<V> type) {
        return new StoredKind<>(name, topic, type, UnaryOperator.identity(), UnaryOperator.identity());
    }

    /** The sources, with their secrets encrypted in the topic. */
    public static StoredKind<Source> sources(Topics topics, SourceSecrets secrets) {
        return new StoredKind<>("source", topics.sources(), Source.class, secrets::sealed, secrets::opened);
    }
}
