package io.bellbuoy.kit.config;

import io.bellbuoy.time.Durations;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.config.types.Password;

/**
 * Settings that each hold for themselves, as the sections pick them up.
 *
 * @param values catalogued keys and their typed values; a key without default may be missing
 * @param passThrough the keys that are not ours, as written
 */
record Settings(Map<String, Object> values, Map<String, String> passThrough) {

    String text(String key) {
        return (String) value(key);
    }

    Optional<String> optionalText(String key) {
        return Optional.ofNullable((String) values.get(key));
    }

    int number(String key) {
        return (Integer) value(key);
    }

    double decimal(String key) {
        return (Double) value(key);
    }

    Duration duration(String key) {
        return Durations.parse(text(key));
    }

    List<String> list(String key) {
        return ((List<?>) value(key)).stream().map(String.class::cast).toList();
    }

    boolean flag(String key) {
        return (Boolean) value(key);
    }

    Optional<Password> secret(String key) {
        return Optional.ofNullable((Password) values.get(key));
    }

    /** What was passed through behind a prefix, without it. */
    Map<String, String> behind(String prefix) {
        Map<String, String> properties = new HashMap<>();
        passThrough.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                properties.put(key.substring(prefix.length()), value);
            }
        });
        return properties;
    }

    private Object value(String key) {
        return Objects.requireNonNull(values.get(key), key);
    }
}
