package io.bellbuoy.standalone.dlq;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.json.AvroJson;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.lifecycle.ExitCode;
import io.bellbuoy.replay.DeadLetterOffice;
import io.bellbuoy.replay.deadletter.Entry;
import io.bellbuoy.replay.deadletter.Selection;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists them. */
@Command(
        name = "list",
        description = "Lists dead letters that wait, the oldest first; 100 unless --limit says otherwise.",
        mixinStandardHelpOptions = true)
final class ListCommand extends OperatorCommand {

    private static final long LIMIT = 100;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private SelectionOptions options;

    @Option(names = "--json", description = "One JSON object a line, with everything.")
    private boolean json;

    @Override
    ExitCode run(BellbuoyConfig config) {
        Selection selection = options.orAtMost(LIMIT);
        try (DeadLetterOffice office = DeadLetterOffice.open(config)) {
            print(office.waiting(selection), selection.limit());
        }
        return ExitCode.OK;
    }

    private void print(Stream<Entry> letters, long limit) {
        if (json) {
            letters.forEach(letter -> out().println(new String(AvroJson.bytes(letter.record()), UTF_8)));
        } else {
            LetterTable table = new LetterTable(out());
            letters.forEach(table::add);
            out().println(Counted.letters(table.rows()) + (table.rows() == limit ? "; --limit shows more." : "."));
        }
        out().flush();
    }
}
