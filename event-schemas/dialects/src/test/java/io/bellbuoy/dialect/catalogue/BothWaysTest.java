package io.bellbuoy.dialect.catalogue;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.dialect.Arrivals;
import io.bellbuoy.dialect.Dialect;
import io.bellbuoy.dialect.Renderings;
import io.bellbuoy.dialect.TypeNames;
import io.bellbuoy.dialect.sample.SampleEvents;
import io.bellbuoy.events.RegistryEvent;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a format writes, the dialect of its name reads, whatever happened. */
final class BothWaysTest {

    static Stream<Arguments> formatsAndTypes() {
        return Stream.of("cloudevents", "distribution", "harness", "jfrog")
                .flatMap(name -> SampleEvents.all().stream().map(event -> Arguments.of(name, event.getType())));
    }

    @ParameterizedTest
    @MethodSource("formatsAndTypes")
    void shouldReadWhatItWrites(String name, String type) {
        // Given
        Dialect dialect = Dialects.named(name).orElseThrow();
        RegistryEvent event = SampleEvents.of(type);

        // When
        String text = Renderings.of(Formats.named(name).orElseThrow(), event).text();
        RegistryEvent read = dialect.translate(Arrivals.of(text)).events().get(0);

        // Then: the type or one of the same name; a pass-through of what has no name
        Set<String> spelled = names(dialect, type);
        if (spelled.isEmpty()) {
            assertThat(read.getType()).startsWith(name + ".");
        } else {
            assertThat(names(dialect, read.getType())).containsAnyElementsOf(spelled);
        }
    }

    private static Set<String> names(Dialect dialect, String type) {
        return dialect.types().rows().stream()
                .filter(row -> row.type().equals(type))
                .map(TypeNames.Row::name)
                .collect(toSet());
    }
}
