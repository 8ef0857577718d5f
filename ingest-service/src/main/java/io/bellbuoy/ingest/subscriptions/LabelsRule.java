package io.bellbuoy.ingest.subscriptions;

import io.bellbuoy.events.Subscription;
import io.bellbuoy.json.Problems;
import java.util.regex.Pattern;

/** Labels are few and short: they go wherever the subscription goes, into every event that tells of it too. */
final class LabelsRule implements SubscriptionRule {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._/-]{1,100}");
    private static final int MAX_LABELS = 50;
    static final int MAX_VALUE = 1000;

    @Override
    public void check(Subscription subscription, Problems problems) {
        if (subscription.getLabels().size() > MAX_LABELS) {
            problems.add("/labels", "must be at most " + MAX_LABELS);
        }
        subscription.getLabels().forEach((name, value) -> {
            if (!NAME.matcher(name).matches()) {
                problems.add("/labels", "must have names of 1 to 100 letters, digits, '.', '-', '_' or '/'");
            }
            if (value.length() > MAX_VALUE) {
                problems.add("/labels/" + name.replace("/", "~1"), "must have at most " + MAX_VALUE + " characters");
            }
        });
    }
}
