package io.bellbuoy.kit.config;

/**
 * A value as it was found.
 *
 * @param origin where, in words: the file and line, the environment variable, {@code --set}
 */
record Setting(String key, String value, String origin) {

    /** Leaves the value out: it may be a secret, under a key that nobody knows. */
    @Override
    public String toString() {
        return key + " (" + origin + ")";
    }
}
