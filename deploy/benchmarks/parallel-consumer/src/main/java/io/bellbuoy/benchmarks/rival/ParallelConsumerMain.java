package io.bellbuoy.benchmarks.rival;

import io.bellbuoy.events.Notification;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.config.ConfigSources;
import io.bellbuoy.kit.config.Preset;
import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.kit.management.Metrics;
import io.bellbuoy.kit.secrets.SubscriptionSecrets;
import io.bellbuoy.kit.view.CompactedView;
import io.bellbuoy.kit.view.SubscriptionView;
import io.bellbuoy.serde.AvroSerdes;
import io.confluent.parallelconsumer.ParallelConsumerOptions;
import io.confluent.parallelconsumer.ParallelConsumerOptions.CommitMode;
import io.confluent.parallelconsumer.ParallelConsumerOptions.ProcessingOrder;
import io.confluent.parallelconsumer.vertx.VertxParallelEoSStreamProcessor;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Delivers with parallel-consumer until it is asked to end, which it does in order. */
public final class ParallelConsumerMain {

    private static final Duration CATCH_UP = Duration.ofMinutes(1);

    private ParallelConsumerMain() {}

    /** Takes the worker's settings. */
    public static void main(String[] sets) {
        BellbuoyConfig config =
                BellbuoyConfig.load(new ConfigSources(Optional.empty(), Map.of(), List.of(sets), Preset.NONE));
        KafkaClients clients = new KafkaClients(config.kafka(), config.schemaRegistry(), "parallel-consumer");
        CompactedView<Subscription> subscriptions = SubscriptionView.of(
                config.catalogue(), clients, SubscriptionSecrets.inClear(), new Metrics(), CATCH_UP);
        subscriptions.start();
        subscriptions.caughtUp().join();

        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        WebClient client = WebClient.create(vertx, clientOptions(config));
        StatusWriter statuses = new StatusWriter(
                config.catalogue().deliveryStatus(),
                new KafkaProducer<>(
                        clients.producer("statuses"), new StringSerializer(), AvroSerdes.serializer(clients.serde())));
        Courier courier = new Courier(key -> subscriptions.get(key).orElseThrow(), client, statuses);

        VertxParallelEoSStreamProcessor<String, Notification> processor =
                new VertxParallelEoSStreamProcessor<>(vertx, client, options(config, clients));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            processor.closeDrainFirst();
            statuses.close();
        }));
        processor.subscribe(List.of(config.catalogue().notifications()));
        processor.vertxFuture(
                context -> courier.deliver(context.getSingleConsumerRecord().value()));
    }

    private static WebClientOptions clientOptions(BellbuoyConfig config) {
        return new WebClientOptions()
                .setUserAgent("Rival/1.0")
                .setFollowRedirects(false)
                .setMaxPoolSize(config.delivery().maxInFlight());
    }

    /** Any order and a commit as often as ours: what it does best, and what we do. */
    private static ParallelConsumerOptions<String, Notification> options(BellbuoyConfig config, KafkaClients clients) {
        String group = config.topics().prefix() + config.delivery().groupId();
        KafkaConsumer<String, Notification> consumer = new KafkaConsumer<>(
                clients.consumer("notifications", group),
                new StringDeserializer(),
                AvroSerdes.deserializer(Notification.class, clients.serde()));
        return ParallelConsumerOptions.<String, Notification>builder()
                .consumer(consumer)
                .ordering(ProcessingOrder.UNORDERED)
                .maxConcurrency(config.delivery().maxInFlight())
                .commitMode(CommitMode.PERIODIC_CONSUMER_ASYNCHRONOUS)
                .commitInterval(config.delivery().commitInterval())
                .build();
    }
}
