package io.bellbuoy.ingest.subscriptions;

import io.bellbuoy.dialect.catalogue.Formats;
import io.bellbuoy.events.Endpoint;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.json.Problems;
import java.util.List;

/** What no worker knows how to do is refused rather than silently ignored. */
final class SupportedRule implements SubscriptionRule {

    private static final List<String> COMPRESSIONS = List.of("none", "gzip");

    @Override
    public void check(Subscription subscription, Problems problems) {
        Endpoint endpoint = subscription.getEndpoint();
        refuseUnknown(Formats.names(), endpoint.getFormat(), "/endpoint/format", problems);
        refuseUnknown(COMPRESSIONS, endpoint.getCompression(), "/endpoint/compression", problems);
    }

    private static void refuseUnknown(List<String> known, String asked, String pointer, Problems problems) {
        if (!known.contains(asked)) {
            problems.add(pointer, "must be one of " + String.join(", ", known));
        }
    }
}
