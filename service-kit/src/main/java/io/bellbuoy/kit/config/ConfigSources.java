package io.bellbuoy.kit.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where configuration comes from; a later one wins: catalogue's defaults, preset's defaults, file, environment, sets.
 *
 * @param file a Java properties file, {@code --config}
 * @param environment all variables; those that begin with {@code BELLBUOY_} count
 * @param sets arguments of {@code --set}, each {@code key=value}
 * @param preset what the way of running decides
 */
public record ConfigSources(Optional<Path> file, Map<String, String> environment, List<String> sets, Preset preset) {

    public ConfigSources {
        environment = Map.copyOf(environment);
        sets = List.copyOf(sets);
    }

    /** The same sources under a preset. */
    public ConfigSources with(Preset newPreset) {
        return new ConfigSources(file, environment, sets, newPreset);
    }

    /** The sources that a user writes, weakest first. */
    List<SettingSource> writtenByUser() {
        return file.<List<SettingSource>>map(
                        path -> List.of(new FileSource(path), new EnvironmentSource(environment), new SetSource(sets)))
                .orElseGet(() -> List.of(new EnvironmentSource(environment), new SetSource(sets)));
    }

    /** Says which, not what: any of them may hold secrets. */
    @Override
    public String toString() {
        return "ConfigSources[file=" + file + ", environment, " + sets.size() + " sets, " + preset + "]";
    }
}
