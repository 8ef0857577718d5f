package io.bellbuoy.dialect.catalogue;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.dialect.catalogue.EventTypeCatalogue.Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page of event types says what the catalogue says; {@code target/event-types.md} is what to put there. */
class EventTypesPageTest {

    private static final Path PAGE = Path.of("../../docs/event-types.md");
    private static final String HEAD = "| type | means | called |\n| --- | --- | --- |\n";

    @Test
    void shouldListEveryTypeWithWhatRegistriesCallIt() throws Exception {
        // When
        String table = EventTypeCatalogue.entries().stream()
                .map(EventTypesPageTest::row)
                .collect(joining("\n", HEAD, "\n"));
        Files.writeString(Path.of("target/event-types.md"), table);

        // Then
        assertThat(Files.readString(PAGE)).contains(table);
    }

    private static String row(Entry entry) {
        String names = entry.names().entrySet().stream()
                .map(EventTypesPageTest::called)
                .collect(joining("; "));
        return "| `%s` | %s | %s |"
                .formatted(entry.type().code(), entry.type().description(), names.isEmpty() ? "–" : names);
    }

    private static String called(Map.Entry<String, ? extends Iterable<String>> names) {
        return names.getKey() + " `" + String.join("`, `", names.getValue()) + "`";
    }
}
