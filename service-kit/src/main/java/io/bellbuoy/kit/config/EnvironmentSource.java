package io.bellbuoy.kit.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Environment variables that begin with {@code BELLBUOY_}. */
record EnvironmentSource(Map<String, String> environment) implements SettingSource {

    private static final String PREFIX = "BELLBUOY_";

    @Override
    public List<Setting> read(Consumer<ConfigProblem> problems) {
        return environment.entrySet().stream()
                .filter(variable -> variable.getKey().startsWith(PREFIX))
                .filter(variable -> !ForeignVariables.contains(variable.getKey(), variable.getValue()))
                .sorted(Map.Entry.comparingByKey())
                .map(variable -> new Setting(
                        keyOf(variable.getKey()), variable.getValue(), "environment variable " + variable.getKey()))
                .toList();
    }

    /** A known key has dots and hyphens that a variable cannot tell apart; an unknown one is taken to have dots. */
    private static String keyOf(String variable) {
        Stream<String> known = ConfigCatalogue.DEFINITION.names().stream();
        return known.filter(key -> ConfigCatalogue.environmentName(key).equals(variable))
                .findFirst()
                .orElseGet(() -> variable.substring(PREFIX.length())
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '.'));
    }
}
