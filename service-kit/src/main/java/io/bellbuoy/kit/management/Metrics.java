package io.bellbuoy.kit.management;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.function.Supplier;

/**
 * The meters behind {@link Metric}s, and those of the JVM and the process.
 *
 * <p>Asking for a meter twice gives the same one, so hot paths should ask once. Any thread may call.
 */
public final class Metrics implements AutoCloseable {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbageCollection = new JvmGcMetrics();

    public Metrics() {
        new ClassLoaderMetrics().bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        garbageCollection.bindTo(registry);
    }

    /** Counts up; tag values in the order of {@link Metric#tags}. */
    public Counter counter(Metric metric, String... tagValues) {
        return Counter.builder(metric.meterName())
                .baseUnit(metric.unit())
                .description(metric.description())
                .tags(tags(metric, tagValues))
                .register(registry);
    }

    /** Measures durations, as a histogram. */
    public Timer timer(Metric metric, String... tagValues) {
        return Timer.builder(metric.meterName())
                .description(metric.description())
                .tags(tags(metric, tagValues))
                .publishPercentileHistogram()
                .register(registry);
    }

    /** Shows what the supplier says whenever it is scraped. The registry keeps the supplier alive. */
    public Gauge gauge(Metric metric, Supplier<Number> value, String... tagValues) {
        return Gauge.builder(metric.meterName(), value)
                .baseUnit(metric.unit())
                .description(metric.description())
                .tags(tags(metric, tagValues))
                .register(registry);
    }

    /** Where binders of libraries put their meters, such as Micrometer's for Kafka clients. */
    public MeterRegistry registry() {
        return registry;
    }

    @Override
    public void close() {
        garbageCollection.close();
        registry.close();
    }

    /** All meters in Prometheus' text format. */
    String scrape() {
        return registry.scrape();
    }

    private static Tags tags(Metric metric, String... values) {
        List<String> names = metric.tags();
        if (names.size() != values.length) {
            throw new IllegalArgumentException(
                    metric + " has the tags " + names + " and was given " + values.length + " values");
        }
        Tags tags = Tags.empty();
        for (int i = 0; i < values.length; i++) {
            tags = tags.and(names.get(i), values[i]);
        }
        return tags;
    }
}
