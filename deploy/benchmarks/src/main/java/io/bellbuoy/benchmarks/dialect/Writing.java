package io.bellbuoy.benchmarks.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.benchmarks.Effort;
import io.bellbuoy.benchmarks.Jmh;
import io.bellbuoy.benchmarks.ProcessorTime;
import io.bellbuoy.dialect.Format;
import io.bellbuoy.dialect.catalogue.Formats;
import io.bellbuoy.dialect.sample.SampleEvents;
import io.bellbuoy.events.Endpoint;
import io.bellbuoy.events.Notification;
import io.bellbuoy.events.Subscription;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Bodies of one format made of a pushed image that came in another dialect, per second. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@SuppressWarnings("NullAway.Init") // JMH and its set-up set them.
public class Writing {

    private static final int AT_ONCE = 64;
    private static final Notification NOTIFICATION = Notification.newBuilder()
            .setId("ntf_1")
            .setTenant("acme")
            .setSubscription("ci")
            .setEvent(SampleEvents.of("artifact.pushed"))
            .build();

    @Param("standard")
    String name;

    private Format format;
    private Subscription subscription;

    static double measure(Effort effort, String format) {
        return Jmh.medianInOneJvm(Writing.class, effort, Map.of("name", format));
    }

    /** How long a body is. */
    static int bytes(String name) {
        Format format = Formats.named(name).orElseThrow();
        return format.render(NOTIFICATION, subscription(name)).text().getBytes(UTF_8).length;
    }

    /** Takes the format. */
    @Setup
    public void open() {
        format = Formats.named(name).orElseThrow();
        subscription = subscription(name);
    }

    /** Some bodies. */
    @Benchmark
    public void write(ProcessorTime time, Blackhole sink) {
        time.count(AT_ONCE, () -> {
            for (int body = 0; body < AT_ONCE; body++) {
                sink.consume(format.render(NOTIFICATION, subscription));
            }
        });
    }

    private static Subscription subscription(String format) {
        Endpoint endpoint = Endpoint.newBuilder()
                .setUrl("https://ci.example/hook")
                .setFormat(format)
                .build();
        return Subscription.newBuilder()
                .setTenant("acme")
                .setId("ci")
                .setEndpoint(endpoint)
                .build();
    }
}
