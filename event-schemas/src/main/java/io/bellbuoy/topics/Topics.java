package io.bellbuoy.topics;

import io.bellbuoy.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The topic catalogue. Immutable; any thread may use it.
 *
 * <p>{@code events} and {@code subscriptions} share one partition count, so that a tenant's events meet its
 * subscriptions in one task. Everything keyed by subscription shares another, so that one worker sees a subscription's
 * first attempts and retries on partitions of the same number.
 */
public final class Topics {

    /** The largest event, in bytes of its value, that is matched. */
    public static final int MAX_EVENT_BYTES = 1 << 20;

    /** The largest record made from an event: room for the event and what is added to it. */
    public static final int MAX_DERIVED_BYTES = 2 * MAX_EVENT_BYTES;

    private static final Duration EVENTS_KEPT = Duration.ofDays(7);
    private static final Duration NOTIFICATIONS_KEPT = Duration.ofDays(3);
    private static final Duration STATUS_KEPT = Duration.ofDays(7);
    private static final Duration DEAD_LETTERS_KEPT = Duration.ofDays(14);
    private static final Duration OPERATIONAL_EVENTS_KEPT = Duration.ofDays(14);
    private static final Duration AUDIT_KEPT = Duration.ofDays(365);
    private static final Duration QUARANTINE_KEPT = Duration.ofDays(14);

    private final String prefix;
    private final RetryLadder ladder;

    /**
     * @param prefix put before every name, such as {@code bellbuoy.}; may be empty
     * @param ladder the delays that each have a retry topic
     */
    public Topics(String prefix, RetryLadder ladder) {
        this.prefix = prefix;
        this.ladder = ladder;
    }

    /** What every name begins with; consumer groups and transactional ids begin with it too. */
    public String prefix() {
        return prefix;
    }

    /** {@code RegistryEvent} by tenant. */
    public String events() {
        return prefix + "events";
    }

    /** {@code Subscription} or tombstone by {@link SubscriptionKey}, partitioned by tenant, compacted. */
    public String subscriptions() {
        return prefix + "subscriptions";
    }

    /** {@code Source} or tombstone by {@link SourceKey}, partitioned by tenant, compacted. */
    public String sources() {
        return prefix + "sources";
    }

    /** {@code AccessToken} or tombstone by {@link TokenKey}, partitioned by tenant, compacted. */
    public String tokens() {
        return prefix + "tokens";
    }

    /** {@code AuditEntry} by tenant: every change that somebody made through the API. */
    public String audit() {
        return prefix + "audit";
    }

    /** {@code Notification} by {@link SubscriptionKey}. */
    public String notifications() {
        return prefix + "notifications";
    }

    /** {@code Notification} with attempt headers by {@link SubscriptionKey}; due when {@code delay} has passed. */
    public String retry(Duration delay) {
        return prefix + "notifications.retry." + Durations.format(delay);
    }

    /** {@code DeadLetter} by {@link SubscriptionKey}. */
    public String deadLetters() {
        return prefix + "notifications.dlq";
    }

    /** {@code DeliveryStatus} by {@link SubscriptionKey}. */
    public String deliveryStatus() {
        return prefix + "delivery-status";
    }

    /** {@code EndpointHealth} by {@link SubscriptionKey}, compacted. */
    public String endpointHealth() {
        return prefix + "endpoint-health";
    }

    /** {@code DeliveryOrder} by {@link SubscriptionKey}, compacted. */
    public String deliveryOrder() {
        return prefix + "delivery-order";
    }

    /** {@code DeliveryHold} or tombstone by tenant, {@link SubscriptionKey#PLATFORM} for all, compacted. */
    public String deliveryHolds() {
        return prefix + "delivery-holds";
    }

    /** {@code RegistryEvent} by tenant: what Bellbuoy itself has to tell of a tenant's endpoints. */
    public String operationalEvents() {
        return prefix + "operational-events";
    }

    /** {@code Job} or tombstone by {@link JobKey}, partitioned by tenant, compacted. */
    public String jobs() {
        return prefix + "jobs";
    }

    /** {@code JobProgress} or tombstone by {@link JobKey}, partitioned by tenant, compacted. */
    public String jobProgress() {
        return prefix + "job-progress";
    }

    /** Raw records that could not be read, with headers that say where from and why. */
    public String quarantine() {
        return prefix + "quarantine";
    }

    /** The delays that each have a retry topic, shortest first. */
    public RetryLadder ladder() {
        return ladder;
    }

    /**
     * Every topic with its settings.
     *
     * @param byTenant partitions of the topics partitioned by tenant
     * @param bySubscription partitions of the topics keyed by subscription
     */
    public List<TopicSpec> specs(int byTenant, int bySubscription) {
        List<TopicSpec> specs = new ArrayList<>(List.of(
                logged(events(), byTenant, EVENTS_KEPT),
                compacted(subscriptions(), byTenant),
                compacted(sources(), byTenant),
                compacted(tokens(), byTenant),
                derived(audit(), byTenant, AUDIT_KEPT),
                derived(notifications(), bySubscription, NOTIFICATIONS_KEPT),
                derived(deadLetters(), bySubscription, DEAD_LETTERS_KEPT),
                kept(deliveryStatus(), bySubscription, STATUS_KEPT),
                compacted(endpointHealth(), bySubscription),
                compacted(deliveryOrder(), bySubscription),
                compacted(deliveryHolds(), byTenant),
                compacted(jobs(), byTenant),
                compacted(jobProgress(), byTenant),
                kept(operationalEvents(), byTenant, OPERATIONAL_EVENTS_KEPT),
                derived(quarantine(), 1, QUARANTINE_KEPT)));
        for (Duration delay : ladder.delays()) {
            specs.add(derived(retry(delay), bySubscription, delay.plus(NOTIFICATIONS_KEPT)));
        }
        return List.copyOf(specs);
    }

    private static TopicSpec kept(String name, int partitions, Duration retention) {
        return new TopicSpec(name, partitions, kept(retention));
    }

    /**
     * Kept too, and timed by the broker as it appends. Producers' clocks are anybody's: one that runs ahead would have the
     * matcher forget, for all tenants of a partition, which events it has met; one that lags would have Kafka delete its
     * records at once.
     */
    private static TopicSpec logged(String name, int partitions, Duration retention) {
        Map<String, String> config = new HashMap<>(kept(retention));
        config.put("message.timestamp.type", "LogAppendTime");
        return new TopicSpec(name, partitions, config);
    }

    /** Kept too, and with room for more than the broker's usual message. */
    private static TopicSpec derived(String name, int partitions, Duration retention) {
        Map<String, String> config = new HashMap<>(kept(retention));
        config.put("max.message.bytes", Integer.toString(MAX_DERIVED_BYTES));
        return new TopicSpec(name, partitions, config);
    }

    private static Map<String, String> kept(Duration retention) {
        return Map.of("cleanup.policy", "delete", "retention.ms", Long.toString(retention.toMillis()));
    }

    private static TopicSpec compacted(String name, int partitions) {
        return new TopicSpec(name, partitions, Map.of("cleanup.policy", "compact"));
    }
}
