package io.bellbuoy.topics;

/** What names one of a tenant's things. Its text is the key of the thing's record. */
public interface OwnedKey {

    /** The tenant whose it is, or {@link SubscriptionKey#PLATFORM}. */
    String tenant();

    /** Which of the tenant's things of its sort it is. */
    String id();

    /** The key of its record. */
    @Override
    String toString();
}
