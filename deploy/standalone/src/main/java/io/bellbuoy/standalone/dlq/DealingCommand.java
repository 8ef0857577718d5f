package io.bellbuoy.standalone.dlq;

import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.lifecycle.ExitCode;
import io.bellbuoy.replay.DeadLetterOffice;
import io.bellbuoy.replay.Progress;
import io.bellbuoy.replay.deadletter.Entry;
import io.bellbuoy.replay.deadletter.Selection;
import io.bellbuoy.replay.deadletter.Tally;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Deals with the selected letters, or only says which those would be. */
abstract class DealingCommand extends OperatorCommand {

    private static final long EXAMPLES = 10;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private SelectionOptions options;

    @Option(names = "--dry-run", description = "Says what would be done, and does nothing.")
    private boolean dryRun;

    /** What happens to a notification, such as {@code sent again}. */
    abstract String participle();

    abstract long deal(DeadLetterOffice office, Selection selection, Progress progress);

    /** Before anything is opened. */
    void check(SelectionOptions chosen) {}

    @Override
    final ExitCode run(BellbuoyConfig config) {
        check(options);
        Selection selection = options.orAtMost(Long.MAX_VALUE);
        try (DeadLetterOffice office = DeadLetterOffice.open(config)) {
            if (dryRun) {
                tryOut(office, selection);
            } else {
                deal(office, selection);
            }
        }
        out().flush();
        return ExitCode.OK;
    }

    private void tryOut(DeadLetterOffice office, Selection selection) {
        LetterTable examples = new LetterTable(out());
        Tally tally = Tally.of(office.waiting(selection).peek(letter -> show(letter, examples)));
        if (tally.total() > EXAMPLES) {
            out().println("…");
        }
        new Plan(out()).print(tally, "would be " + participle());
    }

    private static void show(Entry letter, LetterTable examples) {
        if (examples.rows() < EXAMPLES) {
            examples.add(letter);
        }
    }

    private void deal(DeadLetterOffice office, Selection selection) {
        long done;
        try (Reporter reporter = new Reporter(new Plan(out()), participle())) {
            done = deal(office, selection, reporter);
        } catch (KafkaException e) {
            err().println("Interrupted. The same command goes on where this one stopped.");
            throw e;
        }
        out().println(Counted.notifications(done) + " " + participle() + ".");
    }
}
