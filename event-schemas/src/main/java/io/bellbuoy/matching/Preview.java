package io.bellbuoy.matching;

import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Subscription;
import java.util.Collection;
import java.util.List;

/**
 * What one subscription would make of an event.
 *
 * @param tenant owner of the subscription
 * @param subscription its id
 * @param enabled whether a notification would be delivered at once and not held
 * @param answer whether it wants the event, and why
 */
public record Preview(String tenant, String subscription, boolean enabled, Answer answer) {

    /** What each of the subscriptions would make of the event, in their order. */
    public static List<Preview> of(RegistryEvent event, Collection<Subscription> subscriptions) {
        EventSubjects subjects = EventSubjects.of(event);
        return subscriptions.stream()
                .map(subscription -> of(subjects, subscription))
                .toList();
    }

    private static Preview of(EventSubjects event, Subscription subscription) {
        return new Preview(
                subscription.getTenant(),
                subscription.getId(),
                subscription.getEnabled(),
                Answer.of(subscription, event));
    }

    /** All of it, in words for the subscription's author. */
    public String sentence() {
        return enabled
                ? answer.sentence()
                : answer.sentence() + "; disabled, so what it wants is held until it is enabled";
    }
}
