package io.bellbuoy.kit.config;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Arguments of {@code --set key=value}. */
record SetSource(List<String> arguments) implements SettingSource {

    @Override
    public List<Setting> read(Consumer<ConfigProblem> problems) {
        List<Setting> settings = new ArrayList<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals > 0) {
                String key = argument.substring(0, equals).strip();
                settings.add(new Setting(key, argument.substring(equals + 1), "--set"));
            } else {
                problems.accept(new ConfigProblem("--set", "'" + argument + "' is not key=value", ""));
            }
        }
        return settings;
    }
}
