package io.bellbuoy.ingest.subscriptions;

import io.bellbuoy.events.Subscription;
import io.bellbuoy.json.JsonFields;
import io.bellbuoy.matching.EventTypePattern;
import io.bellbuoy.matching.EventTypes;
import io.bellbuoy.matching.InvalidPatternException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which subscriptions somebody is looking for; what is absent asks for nothing.
 *
 * @param eventType that they would want events of
 * @param endpointHost of their endpoint's URL, in whatever case
 * @param labels that they have all of
 * @param text that stands in their id or description, in whatever case
 */
public record SubscriptionFilter(
        Optional<Boolean> enabled,
        Optional<String> eventType,
        Optional<String> endpointHost,
        Optional<String> format,
        List<Label> labels,
        Optional<String> text)
        implements Predicate<Subscription> {

    /** What a request calls its parts. */
    public static final List<String> FIELDS = List.of("enabled", "eventType", "endpointHost", "format", "label", "q");

    public SubscriptionFilter {
        labels = List.copyOf(labels);
    }

    /** A label, as requests spell it: {@code name:value}. */
    public record Label(String name, String value) {

        /** What is said of one that is none. */
        public static final String EXPECTED = "must be a name and a value with a colon between";

        /** Empty when there is no colon. */
        public static Optional<Label> read(String text) {
            int colon = text.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new Label(text.substring(0, colon), text.substring(colon + 1)));
        }

        private boolean isOn(Subscription subscription) {
            return value.equals(subscription.getLabels().get(name));
        }
    }

    /** A filter as bodies spell it; what is wrong with it is noted. */
    static SubscriptionFilter read(JsonFields fields) {
        fields.refuseOthers(FIELDS);
        return new SubscriptionFilter(
                Optional.ofNullable(fields.flag("enabled")),
                Optional.ofNullable(fields.text("eventType")),
                Optional.ofNullable(fields.text("endpointHost")),
                Optional.ofNullable(fields.text("format")),
                fields.texts("label").stream()
                        .flatMap(label -> noted(Label.read(label), fields).stream())
                        .toList(),
                Optional.ofNullable(fields.text("q")));
    }

    private static Optional<Label> noted(Optional<Label> label, JsonFields fields) {
        if (label.isEmpty()) {
            fields.problems().add(fields.at("label"), Label.EXPECTED);
        }
        return label;
    }

    @Override
    public boolean test(Subscription subscription) {
        return enabled.filter(wanted -> wanted != subscription.getEnabled()).isEmpty()
                && eventType.filter(type -> !wants(subscription, type)).isEmpty()
                && endpointHost.filter(host -> !isTo(host, subscription)).isEmpty()
                && format.filter(name -> !name.equals(subscription.getEndpoint().getFormat()))
                        .isEmpty()
                && labels.stream().allMatch(label -> label.isOn(subscription))
                && text.filter(part -> !mentions(subscription, part)).isEmpty();
    }

    private static boolean wants(Subscription subscription, String type) {
        try {
            List<EventTypePattern> patterns = subscription.getEventTypes().stream()
                    .map(EventTypePattern::new)
                    .toList();
            return !new EventTypes(patterns).admit(type).isRefused();
        } catch (InvalidPatternException e) {
            // Written by somebody else: it matches nothing at all.
            return false;
        }
    }

    private static boolean isTo(String host, Subscription subscription) {
        try {
            return host.equalsIgnoreCase(
                    URI.create(subscription.getEndpoint().getUrl()).getHost());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean mentions(Subscription subscription, String part) {
        String lower = part.toLowerCase(Locale.ROOT);
        return Stream.of(subscription.getId(), subscription.getDescription())
                .anyMatch(said -> said.toLowerCase(Locale.ROOT).contains(lower));
    }
}
