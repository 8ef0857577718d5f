package io.bellbuoy.dialect.catalogue;

import io.bellbuoy.events.EventType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every neutral event type with what each registry calls it. */
public final class EventTypeCatalogue {

    private EventTypeCatalogue() {}

    /**
     * An event type.
     *
     * @param names what the dialects call it, by dialect; those that have no word for it are absent
     */
    public record Entry(EventType type, Map<String, List<String>> names) {}

    /** All of them, in the order of the vocabulary. */
    public static List<Entry> entries() {
        return Stream.of(EventType.values())
                .map(type -> new Entry(type, names(type)))
                .toList();
    }

    private static Map<String, List<String>> names(EventType type) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        Dialects.all().forEach(dialect -> {
            List<String> own = dialect.types().names(type.code());
            if (!own.isEmpty()) {
                names.put(dialect.name(), own);
            }
        });
        return names;
    }
}
