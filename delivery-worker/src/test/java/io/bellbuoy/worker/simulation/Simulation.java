package io.bellbuoy.worker.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.delivery.Reason;
import io.bellbuoy.events.DeadLetter;
import io.bellbuoy.events.Delivery;
import io.bellbuoy.events.Notification;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.config.ConfigSources;
import io.bellbuoy.kit.config.Preset;
import io.bellbuoy.topics.HeaderNames;
import io.bellbuoy.topics.SubscriptionKey;
import io.bellbuoy.topics.Topics;
import io.bellbuoy.worker.Samples;
import io.bellbuoy.worker.attempt.SubscriptionLookup;
import io.bellbuoy.worker.lane.LaneInVirtualTime;
import io.bellbuoy.worker.sending.Request;
import io.bellbuoy.worker.verdict.Response;
import io.bellbuoy.worker.verdict.Response.Answered;
import io.bellbuoy.worker.verdict.Response.Failed;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** A real lane between a Kafka and endpoints that are virtual. */
final class Simulation {

    private static final BellbuoyConfig DEFAULTS =
            BellbuoyConfig.load(new ConfigSources(Optional.empty(), Map.of(), List.of(), Preset.NONE));

    private final Scenario scenario;
    private final VirtualTime time = new VirtualTime();
    private final Topics topics = DEFAULTS.catalogue();
    private final Kafka kafka = new Kafka(topics, time, this::written);
    private final Notification template = Samples.notification("e-1", "any");
    private final List<Score> scores;
    private final Map<String, Score> scoresByEndpoint = new HashMap<>();
    private final Map<String, Subscription> subscriptions = new HashMap<>();
    private int toCome;

    private Simulation(Scenario scenario) {
        this.scenario = scenario;
        this.scores = scenario.endpoints().stream().map(Score::new).toList();
        for (Score score : scores) {
            score.kind().names().forEach(name -> set(name, score));
        }
    }

    /** What became of it all, one score for each kind of endpoint. */
    static List<Score> run(Scenario scenario) {
        return new Simulation(scenario).run();
    }

    private List<Score> run() {
        LaneInVirtualTime lane = new LaneInVirtualTime(
                DEFAULTS,
                kafka,
                kafka::producer,
                (topic, id) -> taken(Id.parse(id)),
                (topic, record) -> serialized(record),
                new SubscriptionLookup(this::subscription, CompletableFuture::new),
                this::send,
                time);
        kafka.assignAll();
        while (time.elapsed().compareTo(scenario.lasts()) < 0 && isAnythingLeft()) {
            lane.turn();
        }
        return scores;
    }

    private void set(String name, Score score) {
        scoresByEndpoint.put(name, score);
        subscriptions.put(
                new SubscriptionKey(Samples.TENANT, name).toString(),
                subscription(name, score.kind().rateLimit()));
        for (Arrivals arrivals : score.kind().arrivals()) {
            toCome += arrivals.count();
            Iterator<Integer> numbers =
                    IntStream.rangeClosed(1, arrivals.count()).iterator();
            time.plan(arrivals.begin(), () -> arrive(name, numbers, arrivals.interval()));
        }
    }

    private void arrive(String endpoint, Iterator<Integer> numbers, Duration interval) {
        Id id = new Id(endpoint, numbers.next());
        kafka.append(topics.notifications(), key(endpoint), id.bytes(), new RecordHeaders());
        score(id).arrived(id, time.elapsed());
        toCome--;
        if (numbers.hasNext()) {
            time.plan(interval, () -> arrive(endpoint, numbers, interval));
        }
    }

    private boolean isAnythingLeft() {
        return toCome > 0 || scores.stream().anyMatch(score -> score.open() > 0);
    }

    private Notification taken(Id id) {
        score(id).taken(id, time.elapsed());
        return Notification.newBuilder(template)
                .setId(id.toString())
                .setSubscription(id.endpoint())
                .build();
    }

    /** Of what is no notification, only dead letters matter here. */
    private static byte[] serialized(SpecificRecord record) {
        return record instanceof DeadLetter letter
                ? Id.parse(letter.getNotification().getId()).bytes()
                : new byte[0];
    }

    private Optional<Subscription> subscription(String key) {
        Subscription subscription = Objects.requireNonNull(subscriptions.get(key), key);
        boolean isEnabled = kind(subscription.getId()).isEnabled(time.elapsed());
        return Optional.of(
                isEnabled
                        ? subscription
                        : Subscription.newBuilder(subscription)
                                .setEnabled(false)
                                .build());
    }

    private Future<Response> send(Request request) {
        Id id = Id.parse(Objects.requireNonNull(request.headers().get("webhook-id")));
        Score score = score(id);
        score.sent(id, time.elapsed());
        Endpoint.Reply reply = score.kind().reply(id.number(), time.elapsed());
        Promise<Response> answer = Promise.promise();
        if (reply.delay().compareTo(request.timeout()) < 0) {
            time.plan(reply.delay(), () -> answer(id, reply.response(), answer));
        } else {
            time.plan(request.timeout(), () -> answer(id, new Failed(Reason.TIMEOUT, "No answer"), answer));
        }
        return answer.future();
    }

    private void answer(Id id, Response response, Promise<Response> answer) {
        Score score = score(id);
        score.ended(id, time.elapsed());
        if (response instanceof Answered answered && answered.status() / 100 == 2) {
            score.delivered(id, time.elapsed());
        }
        answer.complete(response);
    }

    private void written(ProducerRecord<byte[], byte[]> record) {
        if (record.topic().equals(topics.deadLetters())) {
            Id id = Id.parse(record.value());
            score(id).died(id, time.elapsed());
        } else if (record.headers().lastHeader(HeaderNames.PARKINGS) != null) {
            Id id = Id.parse(record.value());
            score(id).parked(id, time.elapsed());
        }
    }

    private Score score(Id id) {
        return Objects.requireNonNull(scoresByEndpoint.get(id.endpoint()), id.endpoint());
    }

    private Endpoint kind(String endpoint) {
        return Objects.requireNonNull(scoresByEndpoint.get(endpoint), endpoint).kind();
    }

    private static Subscription subscription(String name, @Nullable Integer perSecond) {
        Subscription subscription = Samples.subscription(name, "https://" + name + ".example/hook", 15_000);
        Delivery delivery = Delivery.newBuilder(subscription.getDelivery())
                .setRateLimit(perSecond)
                .build();
        return Subscription.newBuilder(subscription).setDelivery(delivery).build();
    }

    private static byte[] key(String endpoint) {
        return new SubscriptionKey(Samples.TENANT, endpoint).toString().getBytes(UTF_8);
    }
}
