package io.bellbuoy.matcher.store;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.state.StoreBuilder;

/** Makes one store per task. There is nothing to cache and no changelog to log to. */
public final class SubscriptionStoreBuilder implements StoreBuilder<SubscriptionStore> {

    private final String name;
    private final SubscriptionDecoder decoder;

    /** A builder of stores of this name that read records with the decoder. */
    public SubscriptionStoreBuilder(String name, SubscriptionDecoder decoder) {
        this.name = Objects.requireNonNull(name);
        this.decoder = decoder;
    }

    @Override
    public SubscriptionStore build() {
        return new SubscriptionStore(name, decoder);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public StoreBuilder<SubscriptionStore> withCachingEnabled() {
        return this;
    }

    @Override
    public StoreBuilder<SubscriptionStore> withCachingDisabled() {
        return this;
    }

    @Override
    public StoreBuilder<SubscriptionStore> withLoggingEnabled(Map<String, String> config) {
        return this;
    }

    @Override
    public StoreBuilder<SubscriptionStore> withLoggingDisabled() {
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
