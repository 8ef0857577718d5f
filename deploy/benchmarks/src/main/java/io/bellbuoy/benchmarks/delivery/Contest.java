package io.bellbuoy.benchmarks.delivery;

import io.bellbuoy.benchmarks.Figures;
import io.bellbuoy.benchmarks.MarkdownTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** All rounds. Contenders take turns, so that what else the machine does falls on all of them. */
record Contest(Pace pace, Map<Entry, List<Round>> rounds) {

    private static final List<String> HEAD =
            List.of("webhooks", "in flight", "a second", "of the raw loop's", "CPU s for 10,000", "peak MiB");

    static Contest hold(Course course, Pace pace) throws IOException, InterruptedException {
        Map<Entry, List<Round>> rounds = new LinkedHashMap<>();
        try (Statuses statuses = Statuses.of(course.installation())) {
            for (int number = 1; number <= pace.rounds(); number++) {
                for (Entry entry : entries(pace).toList()) {
                    String name = entry.name() + "-" + number;
                    Round round = Round.measure(entry.contender(), entry.inFlight(), course, pace, statuses, name);
                    System.err.println(name + ": " + round);
                    rounds.computeIfAbsent(entry, first -> new ArrayList<>()).add(round);
                }
            }
        }
        return new Contest(pace, rounds);
    }

    private static Stream<Entry> entries(Pace pace) {
        return pace.inFlight().stream().flatMap(inFlight -> Arrays.stream(Contender.values())
                .map(contender -> new Entry(contender, inFlight)));
    }

    Round median(Contender contender, int inFlight) {
        return Round.median(rounds.getOrDefault(new Entry(contender, inFlight), List.of()));
    }

    MarkdownTable table() {
        return new MarkdownTable(HEAD, entries(pace).map(this::row).toList());
    }

    private List<String> row(Entry entry) {
        Round round = median(entry.contender(), entry.inFlight());
        Round rawLoop = median(Contender.RAW_LOOP, entry.inFlight());
        return List.of(
                entry.contender().title(),
                Figures.grouped(entry.inFlight()),
                Figures.grouped(round.perSecond()),
                Figures.fine(round.perSecond() / rawLoop.perSecond()),
                Figures.fine(round.cpuSecondsPer10k()),
                Figures.grouped(round.peakMebibytes()));
    }

    private record Entry(Contender contender, int inFlight) {

        String name() {
            return contender.name().toLowerCase(Locale.ROOT) + "-" + inFlight;
        }
    }
}
