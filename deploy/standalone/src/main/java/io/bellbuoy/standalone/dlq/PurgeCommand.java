package io.bellbuoy.standalone.dlq;

import io.bellbuoy.replay.DeadLetterOffice;
import io.bellbuoy.replay.Progress;
import io.bellbuoy.replay.deadletter.Selection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Gives them up for good. */
@Command(
        name = "purge",
        description = "Marks dead letters so that they are never replayed. Their bytes go with the topic's retention.",
        mixinStandardHelpOptions = true)
final class PurgeCommand extends DealingCommand {

    @Option(names = "--all", description = "Needed to purge without any other choice.")
    private boolean all;

    @Override
    String participle() {
        return "purged";
    }

    /** What is purged is not brought back, so a choice that was forgotten must not mean everything. */
    @Override
    void check(SelectionOptions chosen) {
        if (chosen.isEmpty() && !all) {
            throw refusal("Say which dead letters to purge, or --all");
        }
    }

    @Override
    long deal(DeadLetterOffice office, Selection selection, Progress progress) {
        return office.purge(selection, progress);
    }
}
