package io.bellbuoy.topics;

/**
 * The key {@code tenant/id} of a job and of its progress.
 *
 * @param tenant whose it is, without a slash
 * @param id unique within the tenant, without a slash
 */
public record JobKey(String tenant, String id) {

    /** What the keys of all of a tenant's jobs start with. */
    public static String prefixOf(String tenant) {
        return tenant + "/";
    }

    @Override
    public String toString() {
        return tenant + "/" + id;
    }
}
