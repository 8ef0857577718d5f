package io.bellbuoy.ingest.deadletters;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import io.bellbuoy.replay.deadletter.Entry;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How far someone has read dead letters: of every partition, the offset of the last one seen. So letters that come or go
 * meanwhile move nothing.
 *
 * @param seen by number of the partition
 */
record LetterPlace(Map<Integer, Long> seen) {

    private static final Pattern FORM = Pattern.compile("\\d{1,9}:\\d{1,18}(,\\d{1,9}:\\d{1,18})*");

    static final LetterPlace BEGINNING = new LetterPlace(Map.of());

    LetterPlace {
        seen = Map.copyOf(seen);
    }

    /**
     * Reads what {@link #toString} has written.
     *
     * @throws IllegalArgumentException when it is something else
     */
    static LetterPlace parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("No place among dead letters: " + text);
        }
        return new LetterPlace(Stream.of(text.split(","))
                .map(pair -> pair.split(":", 2))
                .collect(toMap(pair -> Integer.valueOf(pair[0]), pair -> Long.valueOf(pair[1]), Math::max)));
    }

    boolean isBefore(Entry letter) {
        return letter.offset() > seen.getOrDefault(letter.partition(), -1L);
    }

    LetterPlace after(Entry letter) {
        Map<Integer, Long> further = new HashMap<>(seen);
        further.put(letter.partition(), letter.offset());
        return new LetterPlace(further);
    }

    @Override
    public String toString() {
        return new TreeMap<>(seen)
                .entrySet().stream()
                        .map(partition -> partition.getKey() + ":" + partition.getValue())
                        .collect(joining(","));
    }
}
