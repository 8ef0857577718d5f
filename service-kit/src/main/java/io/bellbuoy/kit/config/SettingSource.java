package io.bellbuoy.kit.config;

import java.util.List;
import java.util.function.Consumer;

/** A place that settings come from. Reading reports what it finds; whether a key is known is not its business. */
interface SettingSource {

    /** Reads everything there is, and reports what cannot be read. */
    List<Setting> read(Consumer<ConfigProblem> problems);
}
