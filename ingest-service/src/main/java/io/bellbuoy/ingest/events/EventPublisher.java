package io.bellbuoy.ingest.events;

import io.bellbuoy.events.AvroTrust;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.ingest.kafka.UnavailableException;
import io.bellbuoy.ingest.kafka.WarmUp;
import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.kit.lifecycle.Service;
import io.bellbuoy.producer.RegistryEventProducer;
import io.bellbuoy.serde.AvroSerdes;
import io.bellbuoy.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Puts events on Kafka. Once started, {@link #publish} never blocks: what would make a producer block is done at start (the
 * topic's metadata, the schema's id) or refused (full buffers). Any thread may call.
 */
public final class EventPublisher implements Service {

    private static final Duration FOR_EVER = Duration.ofDays(3650);

    static {
        AvroTrust.ensure();
    }

    private final KafkaClients clients;
    private final Topics topics;
    private final Duration acceptTimeout;
    private volatile @Nullable RegistryEventProducer producer;
    private volatile BooleanSupplier room = () -> false;

    /**
     * A publisher.
     *
     * @param acceptTimeout how long an event may wait for Kafka's acknowledgement
     */
    public EventPublisher(KafkaClients clients, Topics topics, Duration acceptTimeout) {
        this.clients = clients;
        this.topics = topics;
        this.acceptTimeout = acceptTimeout;
    }

    @Override
    public String name() {
        return "event publisher";
    }

    @Override
    public synchronized void start() {
        if (producer == null) {
            Serializer<RegistryEvent> avro = AvroSerdes.serializer(clients.serde());
            KafkaProducer<String, RegistryEvent> opened = new KafkaProducer<>(settings(), new StringSerializer(), avro);
            try {
                // Registers the schema, so that no event waits for the registry.
                RegistryEvent example = RegistryEvent.newBuilder().build();
                WarmUp.await("schema registry", () -> avro.serialize(topics.events(), example));
                WarmUp.await("metadata of " + topics.events(), () -> opened.partitionsFor(topics.events()));
            } catch (RuntimeException e) {
                opened.close(Duration.ZERO);
                throw e;
            }
            room = new ProducerBuffer(opened)::hasRoom;
            producer = new RegistryEventProducer(opened, topics);
        }
    }

    /** Waits for what is in hand. */
    @Override
    public synchronized void stop() {
        RegistryEventProducer closing = producer;
        if (closing != null) {
            producer = null;
            closing.close();
        }
    }

    /**
     * Sends the events, which comply with {@link io.bellbuoy.producer.EventRules}, in order.
     *
     * @return completes when all in-sync replicas have all of them; fails with {@link UnavailableException} or
     *     {@link EventTooLargeException}, and then some may have been written: to send them again with the same ids is safe
     */
    public CompletableFuture<Void> publish(List<RegistryEvent> events) {
        RegistryEventProducer open = producer;
        if (open == null) {
            return CompletableFuture.failedFuture(stopping());
        }
        List<CompletableFuture<?>> sent = new ArrayList<>(events.size());
        for (RegistryEvent event : events) {
            CompletableFuture<?> acknowledged = open.send(event);
            sent.add(acknowledged);
            if (acknowledged.isCompletedExceptionally()) {
                // The request is refused anyway: send no more of it.
                break;
            }
        }
        return CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).exceptionally(EventPublisher::fail);
    }

    /**
     * Sends each of the events, whatever becomes of the others.
     *
     * @return completes when that is known of all, with what went wrong with each, in their order, as in {@link #publish}
     */
    public CompletableFuture<List<Optional<RuntimeException>>> publishEach(List<RegistryEvent> events) {
        List<CompletableFuture<Optional<RuntimeException>>> sent =
                events.stream().map(this::outcome).toList();
        return CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new))
                .thenApply(done -> sent.stream().map(CompletableFuture::join).toList());
    }

    private CompletableFuture<Optional<RuntimeException>> outcome(RegistryEvent event) {
        RegistryEventProducer open = producer;
        return open == null
                ? CompletableFuture.completedFuture(Optional.of(stopping()))
                : open.send(event)
                        .handle((place, failure) -> Optional.ofNullable(failure).map(PublishFailure::of));
    }

    /** Whether the producer's buffers have room for what is yet to be read: asked before a body is. */
    public boolean hasRoom() {
        return room.getAsBoolean();
    }

    private static UnavailableException stopping() {
        return new UnavailableException("The service is stopping", null);
    }

    private static Void fail(Throwable failure) {
        Throwable cause = failure.getCause();
        throw PublishFailure.of(failure instanceof CompletionException && cause != null ? cause : failure);
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(clients.producer("events"));
        // The event loop sends: refuse rather than wait for metadata or for room in the buffers.
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0);
        // Metadata is fetched at start and must not be forgotten in a quiet night.
        settings.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, FOR_EVER.toMillis());
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(acceptTimeout.toMillis()));
        // Leaves time to ask a new leader when the old one is silent.
        settings.put(
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                Math.toIntExact(acceptTimeout.dividedBy(2).toMillis()));
        return settings;
    }
}
