package io.bellbuoy.topics;

/**
 * The key of what holds deliveries: a tenant has one hold at most.
 *
 * @param tenant whose deliveries are held, {@link SubscriptionKey#PLATFORM} for everybody's
 */
public record HoldKey(String tenant) implements OwnedKey {

    @Override
    public String id() {
        return "deliveries";
    }

    @Override
    public String toString() {
        return tenant;
    }
}
