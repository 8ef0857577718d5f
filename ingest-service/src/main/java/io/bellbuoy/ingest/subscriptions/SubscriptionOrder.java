package io.bellbuoy.ingest.subscriptions;

import io.bellbuoy.events.Subscription;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * In what order subscriptions are listed.
 *
 * @param name as requests spell it, with a minus in front if it descends
 * @param key what they are ordered by, before their ids
 */
public record SubscriptionOrder(String name, Function<Subscription, String> key) {

    /** By id. */
    public static final SubscriptionOrder USUAL = new SubscriptionOrder("id", Subscription::getId);

    private static final List<SubscriptionOrder> ALL = Stream.of(
                    USUAL,
                    new SubscriptionOrder("created", subscription -> digits(subscription.getCreated())),
                    new SubscriptionOrder("updated", subscription -> digits(subscription.getUpdated())))
            .flatMap(order -> Stream.of(order, new SubscriptionOrder("-" + order.name, order.key)))
            .toList();

    /** The order of a name; throws {@link IllegalArgumentException}. */
    public static SubscriptionOrder named(String name) {
        return ALL.stream()
                .filter(order -> order.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name));
    }

    /** All names, for people. */
    public static String names() {
        return String.join(", ", ALL.stream().map(SubscriptionOrder::name).toList());
    }

    /** Where in the list a subscription stands; no other stands there. */
    public String place(Subscription subscription) {
        // A space sorts before everything that an id may hold.
        return key.apply(subscription) + " " + subscription.getId();
    }

    /** The order of places. */
    public Comparator<String> rising() {
        return name.startsWith("-") ? Comparator.reverseOrder() : Comparator.naturalOrder();
    }

    /** As many of them for every time, so that texts are in the order of times. */
    private static String digits(Instant time) {
        return String.format("%019d", time.toEpochMilli());
    }
}
