package io.bellbuoy.ingest.subscriptions;

import io.bellbuoy.events.Subscription;
import io.bellbuoy.json.Problems;
import java.util.regex.Pattern;

/** What it is called and what it says of itself. */
final class NameRule implements SubscriptionRule {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final int MAX_DESCRIPTION = 1000;

    @Override
    public void check(Subscription subscription, Problems problems) {
        if (!ID.matcher(subscription.getId()).matches()) {
            problems.add("/id", "must be 1 to 100 letters, digits, '.', '-' or '_'");
        }
        if (subscription.getDescription().length() > MAX_DESCRIPTION) {
            problems.add("/description", "must have at most " + MAX_DESCRIPTION + " characters");
        }
    }
}
