package io.bellbuoy.ingest.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.dialect.Arrival;
import io.bellbuoy.dialect.Dialect;
import io.bellbuoy.dialect.Item;
import io.bellbuoy.dialect.Translation;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.ingest.events.EventPublisher;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.kit.management.Metric;
import io.bellbuoy.kit.management.Metrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.vertx.ext.web.RoutingContext;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/** Takes events of any dialect, and answers once Kafka has them. Any thread may call. */
public final class EventIntake {

    private final EventPublisher publisher;
    private final Metrics metrics;
    private final Clock clock;
    private final int maxBatch;
    private final Map<String, Meters> meters = new ConcurrentHashMap<>();

    /**
     * An intake.
     *
     * @param maxBatch most events in one request
     */
    public EventIntake(EventPublisher publisher, Metrics metrics, Clock clock, int maxBatch) {
        this.publisher = publisher;
        this.metrics = metrics;
        this.clock = clock;
        this.maxBatch = maxBatch;
    }

    /**
     * What the events of a request came to.
     *
     * @param accepted how many of them Kafka has
     */
    record Outcome(int accepted, int status, ObjectNode document) {}

    /** Whether there is room for what a request may bring. */
    boolean hasRoom() {
        return publisher.hasRoom();
    }

    /** Takes what a registry sends, all of it or nothing. */
    void take(RoutingContext request, Dialect dialect) {
        take(request, dialect, dialect.mediaTypes(), arrival -> {
            Translation translation = dialect.translate(arrival);
            return all(translation.events(), counts(translation));
        });
    }

    /**
     * Answers with what sending came to.
     *
     * @param sending reads the events and hands them to {@link #all} or {@link #each}
     */
    void take(
            RoutingContext request,
            Dialect dialect,
            Set<String> mediaTypes,
            Function<Arrival, CompletionStage<Outcome>> sending) {
        long started = System.nanoTime();
        Answers.when(sending.apply(arrival(request, mediaTypes)), request, outcome -> {
            metersOf(dialect).accepted(outcome.accepted(), System.nanoTime() - started);
            Json.answer(request, outcome.status(), outcome.document());
        });
    }

    /**
     * Sends all of the events.
     *
     * @param answer what to tell once Kafka has them; made beforehand, so that nothing holds on to them until then
     */
    CompletionStage<Outcome> all(List<RegistryEvent> events, ObjectNode answer) {
        int count = events.size();
        return publisher.publish(events).thenApply(done -> new Outcome(count, 202, answer));
    }

    /** Sends those items that are events, and tells of each what became of it. When Kafka takes none, that is all there is to tell. */
    CompletionStage<Outcome> each(List<Item> items) {
        List<RegistryEvent> events =
                items.stream().flatMap(item -> Stream.ofNullable(item.event())).toList();
        return publisher.publishEach(events).thenApply(failures -> {
            ItemResults results = ItemResults.of(items, failures);
            if (results.accepted() == 0) {
                failures.stream().flatMap(Optional::stream).findFirst().ifPresent(failure -> {
                    throw failure;
                });
            }
            return new Outcome(results.accepted(), results.status(), results.document());
        });
    }

    private Meters metersOf(Dialect dialect) {
        return meters.computeIfAbsent(
                dialect.name(),
                name -> new Meters(
                        metrics.counter(Metric.EVENTS_ACCEPTED, name), metrics.timer(Metric.EVENTS_ACCEPT_TIME, name)));
    }

    private Arrival arrival(RoutingContext request, Set<String> mediaTypes) {
        return new Arrival(
                TenantPath.tenant(request),
                MediaTypes.accepted(request, mediaTypes),
                headers(request),
                ByteBuffer.wrap(Bodies.bytes(request)),
                clock.instant(),
                maxBatch);
    }

    private static Map<String, String> headers(RoutingContext request) {
        Map<String, String> headers = new LinkedHashMap<>();
        request.request().headers().forEach(header -> headers.putIfAbsent(header.getKey(), header.getValue()));
        return headers;
    }

    private static ObjectNode counts(Translation translation) {
        return AvroJson.mapper()
                .createObjectNode()
                .put("accepted", translation.events().size())
                .put("ignored", translation.ignored());
    }

    /** What is measured of one dialect, looked up once. */
    private record Meters(Counter events, Timer time) {

        void accepted(int count, long nanos) {
            events.increment(count);
            time.record(nanos, TimeUnit.NANOSECONDS);
        }
    }
}
