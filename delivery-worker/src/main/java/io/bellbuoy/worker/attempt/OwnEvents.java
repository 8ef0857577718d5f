package io.bellbuoy.worker.attempt;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.topics.Topics;
import java.util.List;
import java.util.stream.Stream;

/** Writes down what Bellbuoy itself has to tell of. Pure. */
final class OwnEvents {

    private final Topics topics;

    OwnEvents(Topics topics) {
        this.topics = topics;
    }

    /**
     * To operators, and to whoever has subscribed to it. Kafka's own partitioner puts the key where the matcher expects the
     * tenant; that of the platform, whose subscriptions are on every partition, on the one where it is matched.
     */
    List<Outgoing> told(RegistryEvent event) {
        byte[] key = event.getTenant().getBytes(UTF_8);
        return Stream.of(topics.operationalEvents(), topics.events())
                .map(topic -> Outgoing.ofAvro(topic, key, event))
                .toList();
    }
}
