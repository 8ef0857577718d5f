package io.bellbuoy.standalone.api;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whose things a command is about, where the platform has some too. */
final class OwnerOptions {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Option(
            names = {"-t", "--tenant"},
            paramLabel = "TENANT",
            defaultValue = "${env:BELLBUOY_TENANT}",
            description = "Whose: a tenant, or BELLBUOY_TENANT.")
    private @Nullable String tenant;

    @Option(names = "--platform", description = "The platform's own, instead.")
    private boolean platform;

    /** The path of something that they have. */
    String path(String... segments) {
        if (tenant == null && !platform) {
            throw new ParameterException(spec.commandLine(), "Missing --tenant or --platform");
        }
        List<String> all = new ArrayList<>(platform ? List.of("v1", "platform") : List.of("v1", "tenants", tenant));
        all.addAll(List.of(segments));
        return Ask.path(all.toArray(String[]::new));
    }
}
