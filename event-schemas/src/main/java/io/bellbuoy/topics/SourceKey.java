package io.bellbuoy.topics;

/**
 * The key {@code tenant/dialect} of a source.
 *
 * @param tenant whose events come from there, without a slash
 * @param dialect that they come in, without a slash
 */
public record SourceKey(String tenant, String dialect) implements OwnedKey {

    /** What the keys of all of a tenant's sources start with. */
    public static String prefixOf(String tenant) {
        return tenant + "/";
    }

    @Override
    public String id() {
        return dialect;
    }

    @Override
    public String toString() {
        return tenant + "/" + dialect;
    }
}
