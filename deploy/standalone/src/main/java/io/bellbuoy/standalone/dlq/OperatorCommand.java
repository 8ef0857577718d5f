package io.bellbuoy.standalone.dlq;

import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.lifecycle.ExitCode;
import io.bellbuoy.replay.TakenOverException;
import io.bellbuoy.serde.RegistryUnavailableException;
import io.bellbuoy.standalone.ConfigOptions;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Does one thing on Kafka and ends. What it has found goes to standard output, what went wrong to standard error. */
abstract class OperatorCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets them.
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private ConfigOptions options;

    abstract ExitCode run(BellbuoyConfig config);

    @Override
    public final Integer call() {
        BellbuoyConfig config = BellbuoyConfig.load(options.sources());
        try {
            return run(config).value();
        } catch (TakenOverException | RegistryUnavailableException e) {
            return failed(String.valueOf(e.getMessage())).value();
        } catch (KafkaException e) {
            return failed("Kafka at " + config.kafka().bootstrapServers() + ": " + e.getMessage())
                    .value();
        }
    }

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** One line for the operator. */
    final ExitCode failed(String why) {
        err().println(spec.commandLine().getColorScheme().errorText(why));
        return ExitCode.FAILED;
    }

    /** The command line is wrong; ends it with the usage and its own exit code. */
    final ParameterException refusal(String why) {
        return new ParameterException(spec.commandLine(), why);
    }
}
