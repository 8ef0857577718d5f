package io.bellbuoy.kit.config;

/**
 * What subscriptions are allowed.
 *
 * @param maxPerTenant most of them that one tenant has
 */
public record SubscriptionsConfig(int maxPerTenant) {

    public SubscriptionsConfig {
        ConfigCatalogue.check(ConfigCatalogue.SUBSCRIPTIONS_MAX_PER_TENANT, maxPerTenant);
    }

    static SubscriptionsConfig from(Settings settings) {
        return new SubscriptionsConfig(settings.number(ConfigCatalogue.SUBSCRIPTIONS_MAX_PER_TENANT));
    }
}
