package io.bellbuoy.kit.management;

import java.util.List;

/** Every metric of Bellbuoy's own: name, unit, what it says, tags. Prometheus writes dots as underscores. */
public enum Metric {
    DELIVERY_ATTEMPTS(
            "bellbuoy.delivery.attempts",
            "attempts",
            "Attempts by what they came to and whose fault",
            "verdict",
            "fault"),
    DELIVERY_PARKED(
            "bellbuoy.delivery.parked",
            "notifications",
            "Times that a notification was put off without an attempt: its subscription is disabled, more waits for the "
                    + "endpoint than can be kept, its breaker is open, or it asked for a pause",
            "cause"),
    DELIVERY_BREAKERS_OPEN(
            "bellbuoy.delivery.breakers.open",
            "endpoints",
            "Endpoints that are only probed, as they kept failing",
            "lane"),
    DELIVERY_GAP(
            "bellbuoy.delivery.gap",
            "offsets",
            "From a partition's oldest open record to its newest, where that is most",
            "lane"),
    DELIVERY_IN_FLIGHT("bellbuoy.delivery.in.flight", "requests", "Requests that are open"),
    DELIVERY_LANE_RESTARTS(
            "bellbuoy.delivery.lane.restarts",
            "restarts",
            "Times that a lane failed or was stuck and started anew",
            "lane"),
    DELIVERY_LATENCY("bellbuoy.delivery.latency", "seconds", "How long a request and its response took"),
    DELIVERY_OPEN("bellbuoy.delivery.open", "records", "Records taken and not answered for", "lane"),
    DELIVERY_SETTLE_TIME("bellbuoy.delivery.settle.time", "seconds", "How long outcomes took to be committed"),
    DELIVERY_STANDSTILL(
            "bellbuoy.delivery.standstill",
            "seconds",
            "How long a partition's oldest open record has been that, where that is longest",
            "lane"),
    DELIVERY_WAITING(
            "bellbuoy.delivery.waiting",
            "notifications",
            "Notifications that wait for their endpoints' limits",
            "lane"),
    ENDPOINTS_SUSPENDED(
            "bellbuoy.endpoints.suspended", "endpoints", "Endpoints suspended now; every worker counts all of them"),
    ENDPOINT_SUSPENSIONS("bellbuoy.endpoint.suspensions", "endpoints", "Times that an endpoint was suspended"),
    EVENTS_ACCEPTED("bellbuoy.ingest.events.accepted", "events", "Events that Kafka acknowledged", "dialect"),
    EVENTS_ACCEPT_TIME(
            "bellbuoy.ingest.accept.time", "seconds", "From a request of events to Kafka's acknowledgement", "dialect"),
    IN_HAND("bellbuoy.ingest.in.hand", "requests", "Requests with a body that are open"),
    IN_HAND_BYTES("bellbuoy.ingest.in.hand.size", "bytes", "Bytes of the bodies of open requests"),
    OVERLOAD(
            "bellbuoy.ingest.overload",
            "refusals",
            "Requests and connections turned away because there was no room for them, or because they were too slow, "
                    + "by what ran out",
            "limit"),
    REQUESTS_REFUSED(
            "bellbuoy.ingest.requests.refused", "requests", "Requests answered with a problem document", "status"),
    SOURCE_REFUSALS(
            "bellbuoy.ingest.source.refusals",
            "requests",
            "Requests refused because they do not verify as their source's",
            "dialect"),
    MATCHER_DUPLICATES(
            "bellbuoy.matcher.duplicates", "events", "Events met again within the dedup window, and not matched again"),
    MATCHER_EVENTS("bellbuoy.matcher.events", "events", "Events matched with the subscriptions of their tenant"),
    MATCHER_NOTIFICATIONS("bellbuoy.matcher.notifications", "notifications", "Notifications made from events"),
    QUARANTINED("bellbuoy.quarantined", "records", "Records set aside because they could not be used", "role"),
    VIEW_ENTRIES("bellbuoy.view.entries", "entries", "Entries that a compacted topic's view holds", "role", "topic"),
    VIEW_UNREADABLE(
            "bellbuoy.view.unreadable", "records", "Records that a view could not read and skipped", "role", "topic");

    private final String meterName;
    private final String unit;
    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> tags;

    Metric(String meterName, String unit, String description, String... tags) {
        this.meterName = meterName;
        this.unit = unit;
        this.description = description;
        this.tags = List.of(tags);
    }

    /** The name in Micrometer's spelling. */
    public String meterName() {
        return meterName;
    }

    /** What is counted or measured, such as {@code records}; a timer's is always seconds. */
    public String unit() {
        return unit;
    }

    /** One sentence for the operator. */
    public String description() {
        return description;
    }

    /** Names of the tags, in the order that their values are given. */
    public List<String> tags() {
        return tags;
    }
}
