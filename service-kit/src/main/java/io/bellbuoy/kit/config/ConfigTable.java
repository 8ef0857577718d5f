package io.bellbuoy.kit.config;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;

/** The catalogue as a Markdown table, for the README. The same on every machine. */
public final class ConfigTable {

    private static final String HEAD = "| Key | Environment | Default | Meaning |\n|---|---|---|---|\n";

    private ConfigTable() {}

    /** One row per key, in the catalogue's order. */
    public static String markdown() {
        return ConfigCatalogue.DEFINITION.configKeys().values().stream()
                .map(ConfigTable::row)
                .collect(Collectors.joining("", HEAD, ""));
    }

    private static String row(ConfigDef.ConfigKey key) {
        return "| `%s` | `%s` | %s | %s |\n"
                .formatted(key.name, ConfigCatalogue.environmentName(key.name), defaultOf(key), key.documentation);
    }

    private static String defaultOf(ConfigDef.ConfigKey key) {
        Object value = key.defaultValue;
        if (value == null || List.of().equals(value)) {
            return "none";
        }
        String text = ConfigDef.convertToString(value, key.type).replace(ConfigCatalogue.VERSION, "<version>");
        return "`" + text + "`";
    }
}
