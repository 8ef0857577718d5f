package io.bellbuoy.standalone;

import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.config.ConfigSources;
import io.bellbuoy.kit.config.Preset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command's configuration comes from. */
public final class ConfigOptions {

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "Java properties file with configuration keys.")
    private @Nullable Path file;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Sets one key; wins over file and environment.")
    private List<String> sets = new ArrayList<>();

    /** Reads and checks everything; throws {@link io.bellbuoy.kit.config.ConfigException} listing all that is wrong. */
    BellbuoyConfig load(Preset preset) {
        return BellbuoyConfig.load(sources().with(preset));
    }

    /** The sources as the user gave them. */
    public ConfigSources sources() {
        return new ConfigSources(Optional.ofNullable(file), System.getenv(), sets, Preset.NONE);
    }
}
