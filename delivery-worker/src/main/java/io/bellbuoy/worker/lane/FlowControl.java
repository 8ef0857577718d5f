package io.bellbuoy.worker.lane;

import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** The only place where partitions are paused and resumed: every turn says anew which it wants to hear of. */
final class FlowControl {

    private final Consumer<?, ?> consumer;

    FlowControl(Consumer<?, ?> consumer) {
        this.consumer = consumer;
    }

    /** Hears of everything but these. */
    void pauseOnly(Set<TopicPartition> wanted) {
        Set<TopicPartition> paused = consumer.paused();
        Set<TopicPartition> toPause = new HashSet<>(wanted);
        toPause.removeAll(paused);
        Set<TopicPartition> toResume = new HashSet<>(paused);
        toResume.removeAll(wanted);
        consumer.pause(toPause);
        consumer.resume(toResume);
    }
}
