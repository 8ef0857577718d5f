package io.bellbuoy.ingest.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.dialect.Arrival;
import io.bellbuoy.dialect.Dialect;
import io.bellbuoy.dialect.Translation;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.ingest.events.EventPublisher;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.kit.management.Metric;
import io.bellbuoy.kit.management.Metrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Takes events of any dialect, and answers once Kafka has them all. */
final class EventIntake {

    private final EventPublisher publisher;
    private final Metrics metrics;
    private final Clock clock;
    private final int maxBatch;
    private final Map<String, Meters> meters = new ConcurrentHashMap<>();

    EventIntake(EventPublisher publisher, Metrics metrics, Clock clock, int maxBatch) {
        this.publisher = publisher;
        this.metrics = metrics;
        this.clock = clock;
        this.maxBatch = maxBatch;
    }

    /**
     * Translates, publishes and answers.
     *
     * @param answer what to tell the caller of what was accepted
     */
    void take(RoutingContext request, Dialect dialect, Function<Translation, ObjectNode> answer) {
        long started = System.nanoTime();
        Translation translation = translate(request, dialect);
        // Kafka's thread completes the stage; the answer is given on the request's own.
        Future.fromCompletionStage(
                        publisher.publish(translation.events()), request.vertx().getOrCreateContext())
                .onSuccess(done -> {
                    metersOf(dialect).accepted(translation.events().size(), System.nanoTime() - started);
                    Json.answer(request, 202, answer.apply(translation));
                })
                .onFailure(request::fail);
    }

    private Meters metersOf(Dialect dialect) {
        return meters.computeIfAbsent(
                dialect.name(),
                name -> new Meters(
                        metrics.counter(Metric.EVENTS_ACCEPTED, name), metrics.timer(Metric.EVENTS_ACCEPT_TIME, name)));
    }

    private Translation translate(RoutingContext request, Dialect dialect) {
        return dialect.translate(new Arrival(
                TenantPath.tenant(request),
                MediaTypes.accepted(request, dialect.mediaTypes()),
                headers(request),
                ByteBuffer.wrap(Bodies.bytes(request)),
                clock.instant(),
                maxBatch));
    }

    private static Map<String, String> headers(RoutingContext request) {
        Map<String, String> headers = new TreeMap<>();
        request.request().headers().forEach(header -> headers.putIfAbsent(header.getKey(), header.getValue()));
        return headers;
    }

    static ObjectNode ids(Translation translation) {
        ObjectNode json = accepted(translation);
        translation.events().stream().map(RegistryEvent::getId).forEach(json.putArray("ids")::add);
        return json;
    }

    static ObjectNode counts(Translation translation) {
        return accepted(translation).put("ignored", translation.ignored());
    }

    private static ObjectNode accepted(Translation translation) {
        return AvroJson.mapper()
                .createObjectNode()
                .put("accepted", translation.events().size());
    }

    /** What is measured of one dialect, looked up once. */
    private record Meters(Counter events, Timer time) {

        void accepted(int count, long nanos) {
            events.increment(count);
            time.record(nanos, TimeUnit.NANOSECONDS);
        }
    }
}
