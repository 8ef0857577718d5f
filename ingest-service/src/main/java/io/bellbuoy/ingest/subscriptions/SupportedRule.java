package io.bellbuoy.ingest.subscriptions;

import io.bellbuoy.events.Delivery;
import io.bellbuoy.events.Endpoint;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.ingest.json.Problems;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the schema has a place for and no worker does yet is refused rather than silently ignored. */
final class SupportedRule implements SubscriptionRule {

    private static final List<String> FORMATS = List.of("standard");
    private static final List<String> COMPRESSIONS = List.of("none", "gzip");
    private static final Delivery DEFAULT_DELIVERY = Delivery.newBuilder().build();

    @Override
    public void check(Subscription subscription, Problems problems) {
        Endpoint endpoint = subscription.getEndpoint();
        refuseUnknown(FORMATS, endpoint.getFormat(), "/endpoint/format", problems);
        refuseUnknown(COMPRESSIONS, endpoint.getCompression(), "/endpoint/compression", problems);
        Delivery delivery = subscription.getDelivery();
        refuseOther(DEFAULT_DELIVERY.getOrdered(), delivery.getOrdered(), "/delivery/ordered", problems);
    }

    private static void refuseUnknown(List<String> known, String asked, String pointer, Problems problems) {
        if (!known.contains(asked)) {
            problems.add(pointer, "must be one of " + String.join(", ", known));
        }
    }

    private static void refuseOther(
            @Nullable Object standard, @Nullable Object asked, String pointer, Problems problems) {
        if (!Objects.equals(standard, asked)) {
            problems.add(pointer, "is not supported yet; leave it out");
        }
    }
}
