package io.bellbuoy.ingest.history.streams;

import io.bellbuoy.events.DeliveryStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.StoreBuilder;

/** Makes one store per task. There is nothing to cache and no changelog to log to. */
final class StatusStoreBuilder implements StoreBuilder<StatusStore> {

    private final String name;
    private final Function<Bytes, DeliveryStatus> decoder;
    private final Duration retention;
    private final Clock clock;

    StatusStoreBuilder(String name, Function<Bytes, DeliveryStatus> decoder, Duration retention, Clock clock) {
        this.name = name;
        this.decoder = decoder;
        this.retention = retention;
        this.clock = clock;
    }

    @Override
    public StatusStore build() {
        return new StatusStore(name, decoder, retention, clock);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public StoreBuilder<StatusStore> withCachingEnabled() {
        return this;
    }

    @Override
    public StoreBuilder<StatusStore> withCachingDisabled() {
        return this;
    }

    @Override
    public StoreBuilder<StatusStore> withLoggingEnabled(Map<String, String> config) {
        return this;
    }

    @Override
    public StoreBuilder<StatusStore> withLoggingDisabled() {
        return this;
    }

    @Override
    public Map<String, String> logConfig() {
        return Map.of();
    }

    @Override
    public boolean loggingEnabled() {
        return false;
    }
}
