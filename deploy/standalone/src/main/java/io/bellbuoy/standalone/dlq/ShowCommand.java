package io.bellbuoy.standalone.dlq;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.json.AvroJson;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.lifecycle.ExitCode;
import io.bellbuoy.replay.DeadLetterOffice;
import io.bellbuoy.replay.deadletter.Entry;
import io.bellbuoy.replay.deadletter.LetterFilter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows all that is known of one. */
@Command(
        name = "show",
        description = "Shows a dead letter with its attempts, what was done with it, and its event.",
        mixinStandardHelpOptions = true)
final class ShowCommand extends OperatorCommand {

    @Parameters(paramLabel = "NOTIFICATION", description = "Id of the notification: ntf_…")
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private String id;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = MomentConverter.class,
            description = "Looks only at what died then or later, which is faster.")
    private @Nullable Instant since;

    @Option(names = "--json", description = "One JSON object a line, letters and marks.")
    private boolean json;

    @Override
    ExitCode run(BellbuoyConfig config) {
        List<Entry> entries;
        try (DeadLetterOffice office = DeadLetterOffice.open(config)) {
            entries = office.history(id, LetterFilter.of(null, since))
                    .dropWhile(entry -> entry.mark().isPresent())
                    .toList();
        }
        if (entries.isEmpty()) {
            return failed("No dead letter of notification " + id + " is kept.");
        }
        print(entries);
        return ExitCode.OK;
    }

    private void print(List<Entry> entries) {
        if (json) {
            entries.forEach(entry -> out().println(new String(AvroJson.bytes(entry.record()), UTF_8)));
        } else {
            new LetterHistory(out()).print(entries);
        }
        out().flush();
    }
}
