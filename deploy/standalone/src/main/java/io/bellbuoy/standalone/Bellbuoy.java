package io.bellbuoy.standalone;

import io.bellbuoy.kit.config.ConfigException;
import io.bellbuoy.kit.lifecycle.ExitCode;
import io.bellbuoy.kit.topics.BadTopicsException;
import io.bellbuoy.standalone.api.DeadLettersCommand;
import io.bellbuoy.standalone.api.DeliveriesCommand;
import io.bellbuoy.standalone.api.EventsCommand;
import io.bellbuoy.standalone.api.JobsCommand;
import io.bellbuoy.standalone.api.SourcesCommand;
import io.bellbuoy.standalone.api.SubscriptionsCommand;
import io.bellbuoy.standalone.api.TokensCommand;
import io.bellbuoy.standalone.demo.DemoCommand;
import io.bellbuoy.standalone.dlq.DlqCommand;
import io.bellbuoy.standalone.dlq.RedeliverCommand;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The launcher. The only place that ends the process. */
@Command(
        name = "bellbuoy",
        description = "Webhooks for artifact registries, kept in Kafka.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            StandaloneCommand.class,
            IngestCommand.class,
            MatcherCommand.class,
            WorkerCommand.class,
            TopicsCommand.class,
            DlqCommand.class,
            RedeliverCommand.class,
            SecretsCommand.class,
            SubscriptionsCommand.class,
            SourcesCommand.class,
            DeliveriesCommand.class,
            DeadLettersCommand.class,
            JobsCommand.class,
            TokensCommand.class,
            EventsCommand.class,
            CompletionCommand.class
        },
        footer = {"", "Configuration comes from --config FILE, BELLBUOY_… variables and --set key=value; see README.md."
        })
public final class Bellbuoy implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    Bellbuoy() {}

    /** Runs one command. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Bellbuoy())
                // Reasons and faults are written as records spell them.
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println(command.getColorScheme().errorText(failure.getMessage()));
                    return exitCode(failure).value();
                });
    }

    /** Without a command there is nothing to do but to say which there are. */
    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        spec.commandLine().usage(out);
    }

    private static ExitCode exitCode(Exception failure) throws Exception {
        if (failure instanceof ConfigException) {
            return ExitCode.BAD_CONFIG;
        }
        if (failure instanceof BadTopicsException) {
            return ExitCode.BAD_TOPICS;
        }
        throw failure;
    }
}
