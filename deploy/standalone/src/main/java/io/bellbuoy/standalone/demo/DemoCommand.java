package io.bellbuoy.standalone.demo;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.bellbuoy.kit.lifecycle.ExitCode;
import io.bellbuoy.standalone.ConfigOptions;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the whole pipeline at work. */
@Command(
        name = "demo",
        description = "Runs everything, sends itself one webhook, shows it as it arrives, and stays for yours.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private ConfigOptions config;

    @Option(
            names = "--once",
            description = "Ends after the first delivery: 0 when its signature was verified, 1 otherwise. "
                    + "Takes free ports unless told others.")
    private boolean once;

    DemoCommand() {}

    @Override
    public Integer call() throws Exception {
        speakUpOnlyIfWrong();
        Demo demo = new Demo(config.sources(), System.out, once);
        // Ctrl-C ends the demo in good order too: the JVM waits for its hooks.
        Runtime.getRuntime().addShutdownHook(new Thread(demo::close, "demo-shutdown"));
        boolean verified = demo.deliverOne();
        if (verified && !once) {
            demo.explainHowToGoOn();
            demo.awaitClose();
        }
        return (verified ? ExitCode.OK : ExitCode.FAILED).value();
    }

    /** The demo tells its story on standard output; the log would talk over it. */
    private static void speakUpOnlyIfWrong() {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
        ((Logger) LoggerFactory.getLogger("io.bellbuoy")).setLevel(Level.WARN);
    }
}
