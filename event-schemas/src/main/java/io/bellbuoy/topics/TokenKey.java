package io.bellbuoy.topics;

/**
 * The key of a token: its id alone, as whoever shows one does not say whose it is.
 *
 * @param tenant that it opens, {@link SubscriptionKey#PLATFORM} for all of them
 * @param id unique among all tokens
 */
public record TokenKey(String tenant, String id) implements OwnedKey {

    @Override
    public String toString() {
        return id;
    }
}
