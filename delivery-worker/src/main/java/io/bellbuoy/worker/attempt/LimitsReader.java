package io.bellbuoy.worker.attempt;

import io.bellbuoy.events.Subscription;
import io.bellbuoy.worker.gate.Limits;
import java.net.URI;
import java.util.OptionalInt;

/** Reads a subscription's limits; what makes no sense in them is brought to the nearest that does. */
public final class LimitsReader {

    private LimitsReader() {}

    /** The limits of its endpoint. */
    public static Limits read(Subscription subscription) {
        Integer perSecond = subscription.getDelivery().getRateLimit();
        return new Limits(
                subscription.getVersion(),
                subscription.getDelivery().getOrdered()
                        ? 1
                        : Math.max(1, subscription.getDelivery().getMaxInFlight()),
                perSecond == null ? OptionalInt.empty() : OptionalInt.of(Math.max(1, perSecond)),
                host(subscription.getEndpoint().getUrl()));
    }

    /** A URL that is none goes nowhere; its attempt will say so. */
    private static String host(String url) {
        try {
            return String.valueOf(URI.create(url).getAuthority());
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
