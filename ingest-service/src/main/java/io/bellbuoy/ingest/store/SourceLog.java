package io.bellbuoy.ingest.store;

import io.bellbuoy.events.Source;
import io.bellbuoy.ingest.kafka.UnavailableException;
import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.kit.logging.LogKeys;
import io.bellbuoy.kit.secrets.SourceSecrets;
import io.bellbuoy.serde.AvroSerdes;
import io.bellbuoy.topics.SourceKey;
import io.bellbuoy.topics.TenantPartitioner;
import io.bellbuoy.topics.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes {@code sources}. For one thread, which may wait here for as long as Kafka is given. */
final class SourceLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SourceLog.class);

    private final KafkaClients clients;
    private final Topics topics;
    private final int partitions;
    private final SourceSecrets secrets;
    private final Duration patience;
    private @Nullable Producer<String, Object> producer;

    /**
     * A log that opens a producer when it needs one.
     *
     * @param partitions of the topic
     * @param secrets encrypts what it is to hold
     * @param patience how long Kafka may take over one change
     */
    SourceLog(KafkaClients clients, Topics topics, int partitions, SourceSecrets secrets, Duration patience) {
        this.clients = clients;
        this.topics = topics;
        this.partitions = partitions;
        this.secrets = secrets;
        this.patience = patience;
    }

    /**
     * Returns when the source is written.
     *
     * @throws UnavailableException when nobody can tell whether it is
     */
    void write(SourceKey key, Source source) {
        send(key, secrets.sealed(source));
    }

    /**
     * Returns when it is written that there is no such source any more.
     *
     * @throws UnavailableException when nobody can tell whether it is
     */
    void erase(SourceKey key) {
        send(key, null);
    }

    /** Called by the thread that wrote, or after its end. */
    @Override
    public void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(5));
            producer = null;
        }
    }

    private void send(SourceKey key, @Nullable Object value) {
        int partition = TenantPartitioner.partition(key.tenant(), partitions);
        try {
            open().send(new ProducerRecord<>(topics.sources(), partition, key.toString(), value))
                    .get();
        } catch (KafkaException | ExecutionException e) {
            LOG.atWarn().addKeyValue(LogKeys.REASON, e.toString()).log("Could not write a change of a source");
            throw new UnavailableException("Kafka did not take the change in time: it may be made or not", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private Producer<String, Object> open() {
        if (producer == null) {
            producer = new KafkaProducer<>(settings(), new StringSerializer(), AvroSerdes.serializer(clients.serde()));
        }
        return producer;
    }

    private Map<String, Object> settings() {
        int millis = Math.toIntExact(patience.toMillis());
        Map<String, Object> settings = clients.producer("sources");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis / 2);
        return settings;
    }
}
