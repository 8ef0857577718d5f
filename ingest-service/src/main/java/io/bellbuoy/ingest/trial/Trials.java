package io.bellbuoy.ingest.trial;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.events.Notification;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.ingest.kafka.UnavailableException;
import io.bellbuoy.ingest.kafka.WaitingRoom;
import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.kit.lifecycle.Service;
import io.bellbuoy.serde.AvroSerdes;
import io.bellbuoy.topics.HeaderNames;
import io.bellbuoy.topics.SubscriptionKey;
import io.bellbuoy.topics.TenantPartitioner;
import io.bellbuoy.topics.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Tries subscriptions out: a sample goes to {@code notifications}, a worker makes one attempt, and what it writes of that is
 * waited for. Any thread may call and none waits.
 */
public final class Trials implements Service {

    private static final byte[] TEST = "1".getBytes(UTF_8);

    private final KafkaClients clients;
    private final Topics topics;
    private final int partitions;
    private final Clock clock;
    private final Duration patience;
    private final WaitingRoom room = new WaitingRoom("test deliveries");
    private @Nullable KafkaProducer<String, Notification> producer;

    /**
     * Trials by whatever workers there are.
     *
     * @param partitions of {@code notifications} and {@code delivery-status}
     * @param patience how long the outcome of one is waited for
     */
    public Trials(KafkaClients clients, Topics topics, int partitions, Clock clock, Duration patience) {
        this.clients = clients;
        this.topics = topics;
        this.partitions = partitions;
        this.clock = clock;
        this.patience = patience;
    }

    @Override
    public String name() {
        return "trials";
    }

    @Override
    public void start() {}

    /** Those under way are waited for, but not for long. */
    @Override
    public void stop() throws InterruptedException {
        room.close();
        synchronized (this) {
            if (producer != null) {
                producer.close(Duration.ofSeconds(1));
                producer = null;
            }
        }
    }

    /** Sends a sample of that type; completes with what came of it, or without when that takes too long. */
    public CompletableFuture<Trial> send(Subscription subscription, String eventType) {
        long deadlineNanos = System.nanoTime() + patience.toNanos();
        Notification sample = Sample.notification(subscription, eventType, clock.instant());
        return room.submit(() -> sendAndAwait(sample, deadlineNanos));
    }

    private Trial sendAndAwait(Notification sample, long deadlineNanos) {
        SubscriptionKey key = new SubscriptionKey(sample.getTenant(), sample.getSubscription());
        int partition = TenantPartitioner.partition(key.toString(), partitions);
        try (StatusTail tail = StatusTail.open(clients, new TopicPartition(topics.deliveryStatus(), partition), key)) {
            ProducerRecord<String, Notification> record =
                    new ProducerRecord<>(topics.notifications(), partition, key.toString(), sample);
            record.headers().add(HeaderNames.TEST, TEST);
            producer().send(record).get();
            return new Trial(sample.getId(), tail.await(sample.getId(), deadlineNanos));
        } catch (KafkaException | ExecutionException e) {
            throw new UnavailableException("Kafka does not answer, and the sample may have been sent or not", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** Opened when the first sample is sent: most instances never send one. */
    private synchronized KafkaProducer<String, Notification> producer() {
        if (producer == null) {
            int millis = Math.toIntExact(patience.toMillis());
            Map<String, Object> settings = clients.producer("trials");
            settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis);
            settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
            settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis / 2);
            producer = new KafkaProducer<>(settings, new StringSerializer(), AvroSerdes.serializer(clients.serde()));
        }
        return producer;
    }
}
