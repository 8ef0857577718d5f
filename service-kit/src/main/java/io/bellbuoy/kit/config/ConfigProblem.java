package io.bellbuoy.kit.config;

import org.apache.kafka.common.config.ConfigDef;

/**
 * One thing that is wrong with the configuration.
 *
 * @param key the key as it was found
 * @param message what is wrong, with the value unless that is a secret
 * @param origin where the value came from; empty when it was not read from a source
 */
public record ConfigProblem(String key, String message, String origin) {

    static ConfigProblem unexpected(ConfigDef.ConfigKey definition, Object value) {
        boolean isSecret = definition.type == ConfigDef.Type.PASSWORD;
        String shown = isSecret ? "the secret" : "'" + withoutCredentials(value.toString()) + "'";
        return new ConfigProblem(definition.name, shown + " is not " + definition.validator, "");
    }

    /** Hides who is named before the {@code @} of a URL. */
    static String withoutCredentials(String text) {
        return text.replaceAll("//[^/@,]*@", "//***@");
    }

    ConfigProblem from(String newOrigin) {
        return new ConfigProblem(key, message, newOrigin);
    }

    /** The line that the operator reads. */
    @Override
    public String toString() {
        String where = origin.isEmpty() ? "" : " (" + origin + ")";
        return key + where + ": " + message;
    }
}
