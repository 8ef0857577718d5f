package io.bellbuoy.kit.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;

/** Reads the sources over each other and keeps every problem until all of them are known. */
final class ConfigLoader {

    private final List<ConfigProblem> problems = new ArrayList<>();
    private final Map<String, Setting> settings = new HashMap<>();

    static BellbuoyConfig load(ConfigSources sources) {
        ConfigLoader loader = new ConfigLoader();
        loader.collect(sources);
        return loader.build();
    }

    private void collect(ConfigSources sources) {
        Preset preset = sources.preset();
        preset.defaults().forEach((key, value) -> accept(new Setting(key, value, preset.name())));
        for (SettingSource source : sources.writtenByUser()) {
            for (Setting setting : source.read(problems::add)) {
                refuseForced(setting, preset);
                accept(setting);
            }
        }
        preset.forced().forEach((key, value) -> accept(new Setting(key, value, preset.name())));
    }

    private void refuseForced(Setting setting, Preset preset) {
        if (preset.forced().containsKey(setting.key())) {
            String message = "is decided by " + preset.name() + " and cannot be set";
            problems.add(new ConfigProblem(setting.key(), message, setting.origin()));
        }
    }

    private void accept(Setting setting) {
        String key = setting.key();
        if (ConfigCatalogue.contains(key) || ConfigCatalogue.isPassThrough(key)) {
            settings.put(key, setting);
            return;
        }
        String hint =
                NearestKey.to(key).map(known -> ", did you mean " + known + "?").orElse("");
        problems.add(new ConfigProblem(key, "unknown key" + hint, setting.origin()));
    }

    private BellbuoyConfig build() {
        Settings values = new Settings(parse(), passThrough());
        failOnProblems();
        try {
            return BellbuoyConfig.from(values);
        } catch (ConfigException e) {
            throw new ConfigException(
                    e.problems().stream().map(this::withOrigin).toList());
        }
    }

    private Map<String, Object> parse() {
        Map<String, Object> parsed = new HashMap<>();
        for (ConfigDef.ConfigKey definition :
                ConfigCatalogue.DEFINITION.configKeys().values()) {
            Setting setting = settings.get(definition.name);
            if (setting != null) {
                parse(definition, setting, parsed);
            } else if (definition.defaultValue != null) {
                parsed.put(definition.name, definition.defaultValue);
            }
        }
        return parsed;
    }

    private void parse(ConfigDef.ConfigKey definition, Setting setting, Map<String, Object> parsed) {
        try {
            Object value = ConfigDef.parseType(definition.name, setting.value(), definition.type);
            definition.validator.ensureValid(definition.name, value);
            parsed.put(definition.name, value);
        } catch (org.apache.kafka.common.config.ConfigException e) {
            problems.add(ConfigProblem.unexpected(definition, setting.value()).from(setting.origin()));
        }
    }

    private Map<String, String> passThrough() {
        Map<String, String> properties = new HashMap<>();
        settings.forEach((key, setting) -> {
            if (ConfigCatalogue.isPassThrough(key)) {
                properties.put(key, setting.value());
            }
        });
        return properties;
    }

    private ConfigProblem withOrigin(ConfigProblem problem) {
        Setting setting = settings.get(problem.key());
        return problem.from(setting == null ? "default" : setting.origin());
    }

    private void failOnProblems() {
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
    }
}
