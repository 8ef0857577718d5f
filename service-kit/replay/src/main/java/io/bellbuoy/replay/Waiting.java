package io.bellbuoy.replay;

import io.bellbuoy.replay.deadletter.Entry;
import io.bellbuoy.replay.deadletter.Marks;
import io.bellbuoy.replay.deadletter.Selection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The letters of a selection that nobody has dealt with yet, as one moment finds them. A notification is one matter,
 * however many letters it has. Marks are held in memory, letters are not. For one thread.
 */
final class Waiting {

    private final LetterLog log;
    private final Selection selection;
    private final Marks marks = new Marks();

    private Waiting(LetterLog log, Selection selection) {
        this.log = log;
        this.selection = selection;
    }

    /** Reads the marks: they stand behind their letters, so all of them come first. */
    static Waiting in(LetterLog log, Selection selection) {
        Waiting waiting = new Waiting(log, selection);
        log.entries().forEach(waiting::takeMark);
        return waiting;
    }

    /** The same letters in the same order whenever it is asked, read from Kafka as the stream is. */
    Stream<Entry> letters() {
        Set<String> met = new HashSet<>();
        return log.entries()
                .filter(entry -> entry.mark().isEmpty())
                .filter(entry -> selection.filter().matches(entry.record()))
                .filter(entry -> !marks.cover(entry))
                .filter(entry -> met.add(entry.notification().getId()))
                .limit(selection.limit());
    }

    private void takeMark(Entry entry) {
        entry.mark().ifPresent(mark -> marks.add(entry, mark));
    }
}
