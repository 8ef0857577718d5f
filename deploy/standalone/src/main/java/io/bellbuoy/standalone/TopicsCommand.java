package io.bellbuoy.standalone;

import io.bellbuoy.kit.config.Preset;
import io.bellbuoy.kit.lifecycle.ExitCode;
import io.bellbuoy.kit.topics.TopicReport;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the topics, or says how they differ. */
@Command(
        name = "topics",
        description = "Creates the topics that are missing and verifies the others.",
        mixinStandardHelpOptions = true)
final class TopicsCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets them.
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private ConfigOptions options;

    @Option(names = "--correct", description = "Sets configurations that differ as they should be.")
    private boolean correct;

    @Override
    public Integer call() {
        TopicReport report = TopicProvisioning.provision(options.load(Preset.NONE), correct);
        PrintWriter out = spec.commandLine().getOut();
        out.println(report);
        return ExitCode.OK.value();
    }
}
