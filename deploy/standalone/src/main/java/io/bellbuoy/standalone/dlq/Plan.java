package io.bellbuoy.standalone.dlq;

import io.bellbuoy.replay.deadletter.Tally;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

/** Says what a command does, or would do. */
final class Plan {

    private static final int MOST = 5;

    private final PrintWriter out;

    Plan(PrintWriter out) {
        this.out = out;
    }

    /**
     * Prints it.
     *
     * @param predicate what becomes of the notifications, such as {@code would be sent again}
     */
    void print(Tally tally, String predicate) {
        out.println(Counted.notifications(tally.total()) + " " + predicate + ".");
        print("by reason", tally.byReason());
        print("by subscription", tally.bySubscription());
        out.flush();
    }

    private void print(String title, Map<String, Long> counts) {
        if (!counts.isEmpty()) {
            String more = counts.size() > MOST ? " and " + (counts.size() - MOST) + " more" : "";
            out.println("  " + title + ": " + largest(counts) + more);
        }
    }

    private static String largest(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(MOST)
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
    }
}
