package io.bellbuoy.ingest.jobs;

import io.bellbuoy.events.Job;
import io.bellbuoy.ingest.kafka.UnavailableException;
import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.kit.logging.LogKeys;
import io.bellbuoy.serde.AvroSerdes;
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

/** Writes what is asked of jobs. For one thread, which may wait here for as long as Kafka is given. */
final class JobLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JobLog.class);

    private final KafkaClients clients;
    private final Topics topics;
    private final int partitions;
    private final Duration patience;
    private @Nullable Producer<String, Object> producer;

    /**
     * A log that opens a producer when it needs one.
     *
     * @param partitions of the topic
     * @param patience how long Kafka may take over one record
     */
    JobLog(KafkaClients clients, Topics topics, int partitions, Duration patience) {
        this.clients = clients;
        this.topics = topics;
        this.partitions = partitions;
        this.patience = patience;
    }

    /**
     * Returns when the job is written.
     *
     * @throws UnavailableException when nobody can tell whether it is
     */
    void write(Job job) {
        int partition = TenantPartitioner.partition(job.getTenant(), partitions);
        String key = KnownJob.key(job).toString();
        try {
            open().send(new ProducerRecord<>(topics.jobs(), partition, key, job))
                    .get();
        } catch (KafkaException | ExecutionException e) {
            LOG.atWarn().addKeyValue(LogKeys.REASON, e.toString()).log("Could not write what is asked of a job");
            throw new UnavailableException("Kafka did not take it in time: it may be done or not", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** Called by the thread that wrote, or after its end. */
    @Override
    public void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(5));
            producer = null;
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
        Map<String, Object> settings = clients.producer("jobs");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis / 2);
        return settings;
    }
}
