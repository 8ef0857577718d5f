package io.bellbuoy.standalone.dlq;

import io.bellbuoy.events.AttemptOutcome;
import io.bellbuoy.events.DeadLetterMark;
import io.bellbuoy.events.Notification;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.replay.deadletter.Entry;
import io.bellbuoy.time.Durations;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** What became of one notification since it first died, and the event that it tells. */
final class LetterHistory {

    private final PrintWriter out;

    LetterHistory(PrintWriter out) {
        this.out = out;
    }

    /** Oldest first; the first is a letter. */
    void print(List<Entry> entries) {
        printHead(entries.get(0).notification(), entries.get(0));
        entries.forEach(this::print);
        out.println();
        out.println(AvroJson.tree(entries.get(0).notification().getEvent()).toPrettyString());
    }

    private void printHead(Notification notification, Entry first) {
        out.printf("Notification  %s%n", notification.getId());
        out.printf("Subscription  %s, version %d%n", first.key(), notification.getSubscriptionVersion());
        out.printf(
                "Event         %s, %s%n",
                notification.getEvent().getId(), notification.getEvent().getType());
    }

    private void print(Entry entry) {
        out.println();
        entry.mark().ifPresentOrElse(this::printMark, () -> printLetter(entry));
    }

    private void printMark(DeadLetterMark mark) {
        out.printf("%s  %s%n", mark.getTime(), mark.getKind());
    }

    private void printLetter(Entry letter) {
        out.printf(
                "%s  died: %s, fault: %s, endpoint: %s%n",
                letter.record().getDied(),
                letter.record().getReason(),
                letter.record().getFault(),
                Objects.requireNonNullElse(letter.record().getEndpoint(), "none"));
        letter.record().getAttempts().forEach(this::printAttempt);
    }

    private void printAttempt(AttemptOutcome attempt) {
        out.printf(
                "  attempt %d  %s  %s %s  %s%n",
                attempt.getAttempt(),
                attempt.getStarted(),
                attempt.getReason(),
                detail(attempt),
                Durations.format(Duration.ofMillis(attempt.getDuration())));
    }

    private static String detail(AttemptOutcome attempt) {
        return attempt.getStatus() == null
                ? "(" + attempt.getDetail() + ")"
                : attempt.getStatus().toString();
    }
}
