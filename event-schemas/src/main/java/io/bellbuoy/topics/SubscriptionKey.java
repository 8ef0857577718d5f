package io.bellbuoy.topics;

/**
 * The key {@code tenant/subscription-id} of everything that belongs to one subscription.
 *
 * @param tenant its owner, {@link #PLATFORM} for a subscription to all tenants; without a slash
 * @param id unique within the tenant, without a slash
 */
public record SubscriptionKey(String tenant, String id) implements OwnedKey {

    /**
     * In place of a tenant: the owner of the subscriptions that want the events of all tenants. They stand on every partition
     * of {@code subscriptions}, and their changes on every partition of {@code events}. No tenant's name starts like this.
     */
    public static final String PLATFORM = "_platform";

    public SubscriptionKey {
        refuseSlash("tenant", tenant);
        refuseSlash("id", id);
    }

    /**
     * Reads the key of a record.
     *
     * @throws IllegalArgumentException when it is not of the form {@code tenant/id}
     */
    public static SubscriptionKey parse(String key) {
        int slash = key.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("Not a key of the form tenant/subscription-id: " + key);
        }
        return new SubscriptionKey(key.substring(0, slash), key.substring(slash + 1));
    }

    /** What the keys of all of a tenant's subscriptions start with. */
    public static String prefixOf(String tenant) {
        return tenant + "/";
    }

    @Override
    public String toString() {
        return tenant + "/" + id;
    }

    private static void refuseSlash(String name, String value) {
        if (value.isEmpty() || value.indexOf('/') >= 0) {
            throw new IllegalArgumentException(
                    "The " + name + " of a subscription key is empty or has a slash: '" + value + "'");
        }
    }
}
