package io.bellbuoy.standalone.dlq;

import io.bellbuoy.replay.DeadLetterOffice;
import io.bellbuoy.replay.Progress;
import io.bellbuoy.replay.deadletter.Rate;
import io.bellbuoy.replay.deadletter.Selection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sends them again. */
@Command(
        name = "replay",
        description = "Sends the notifications of dead letters again. Safe to interrupt and to run again.",
        mixinStandardHelpOptions = true)
final class ReplayCommand extends DealingCommand {

    @Option(
            names = "--rate",
            paramLabel = "RATE",
            defaultValue = "100/s",
            converter = RateConverter.class,
            description = "How many at most, such as 30/m (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private Rate rate;

    @Override
    String participle() {
        return "sent again";
    }

    @Override
    long deal(DeadLetterOffice office, Selection selection, Progress progress) {
        return office.replay(selection, rate, progress);
    }
}
