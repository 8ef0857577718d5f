package io.bellbuoy.standalone;

import io.bellbuoy.kit.lifecycle.ExitCode;
import io.bellbuoy.kit.secrets.KeySet;
import io.bellbuoy.kit.secrets.KeySetFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes and changes the key set that subscriptions' secrets are encrypted with. It is never printed. */
@Command(
        name = "secrets",
        description = "Makes and rotates the keys that subscriptions' secrets are encrypted with.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class SecretsCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Command(name = "new", description = "Makes a file with a key set of one key.", mixinStandardHelpOptions = true)
    int make(@Parameters(paramLabel = "FILE") Path file) {
        KeySetFile target = new KeySetFile(file);
        if (target.exists()) {
            // Whatever is sealed with the keys that it holds would be lost.
            throw refusal(file + " exists; rotate adds a key to it");
        }
        return write(KeySet.generate(), target);
    }

    @Command(
            name = "rotate",
            description = "Adds a key that encrypts from now on; the older ones still decrypt.",
            mixinStandardHelpOptions = true)
    int rotate(@Parameters(paramLabel = "FILE") Path file) {
        return write(read(file).rotated(), new KeySetFile(file));
    }

    @Command(name = "list", description = "Lists the keys by their ids.", mixinStandardHelpOptions = true)
    int list(@Parameters(paramLabel = "FILE") Path file) {
        show(read(file));
        return ExitCode.OK.value();
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private KeySet read(Path file) {
        try {
            return new KeySetFile(file).read();
        } catch (IOException e) {
            throw refusal(file + " cannot be read: " + e);
        } catch (IllegalArgumentException e) {
            throw refusal(file + " is " + e.getMessage());
        }
    }

    private int write(KeySet keys, KeySetFile file) {
        try {
            file.write(keys);
        } catch (IOException e) {
            throw refusal(file + " cannot be written: " + e);
        }
        show(keys);
        return ExitCode.OK.value();
    }

    private ParameterException refusal(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private void show(KeySet keys) {
        PrintWriter out = spec.commandLine().getOut();
        keys.keys()
                .forEach(key -> out.printf(
                        "%-11s %s%n", Integer.toUnsignedString(key.id()), key.primary() ? "encrypts" : "decrypts"));
    }
}
