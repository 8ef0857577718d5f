package io.bellbuoy.matching;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.AvroTrust;
import io.bellbuoy.events.Filter;
import io.bellbuoy.events.Patterns;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.matching.PatternsPage.Row;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the page on patterns says is what they do. */
class PatternsPageTest {

    static {
        AvroTrust.ensure();
    }

    static Stream<Row> examples() throws IOException {
        return PatternsPage.table("| pattern | matches | does not match |");
    }

    static Stream<Row> eventTypes() throws IOException {
        return PatternsPage.table("| event type pattern | matches | does not match |");
    }

    static Stream<Row> includesAndExcludes() throws IOException {
        return PatternsPage.table("| include | exclude | the event says | wanted |");
    }

    static Stream<Row> refused() throws IOException {
        return PatternsPage.table("| refused pattern | position | reason |");
    }

    static Stream<Row> refusedEventTypes() throws IOException {
        return PatternsPage.table("| refused event type pattern | position | reason |");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldMatchWhatThePageSays(Row row) {
        PathPattern pattern = PathPattern.compile(row.code(0));

        assertThat(row.codes(1)).isNotEmpty().allMatch(pattern::matches);
        assertThat(row.codes(2)).noneMatch(pattern::matches);
    }

    @ParameterizedTest
    @MethodSource("eventTypes")
    void shouldMatchTheEventTypesThatThePageSays(Row row) {
        EventTypePattern pattern = new EventTypePattern(row.code(0));

        assertThat(row.codes(1)).isNotEmpty().allMatch(pattern::matches);
        assertThat(row.codes(2)).isNotEmpty().noneMatch(pattern::matches);
    }

    @ParameterizedTest
    @MethodSource("includesAndExcludes")
    void shouldWantWhatThePageSays(Row row) {
        Subscription subscription = Subscription.newBuilder()
                .setFilter(Filter.newBuilder()
                        .setTags(new Patterns(row.codes(0), row.codes(1)))
                        .build())
                .build();
        RegistryEvent event = RegistryEvent.newBuilder()
                .setType("artifact.pushed")
                .setArtifact(Artifact.newBuilder().setTags(row.codes(2)).build())
                .build();

        assertThat(SubscriptionMatcher.compile(subscription).match(event).isPresent() ? "yes" : "no")
                .isEqualTo(row.text(3));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void shouldRefuseWhatThePageSays(Row row) {
        assertRefused(row, PathPattern::compile);
    }

    @ParameterizedTest
    @MethodSource("refusedEventTypes")
    void shouldRefuseTheEventTypesThatThePageSays(Row row) {
        assertRefused(row, EventTypePattern::new);
    }

    @Test
    void shouldHaveTheBoundsThatThePageSays() throws IOException {
        Map<String, Integer> bounds = PatternsPage.table("| bound | at most |")
                .collect(toMap(row -> row.text(0), row -> Integer.valueOf(row.text(1))));

        assertThat(bounds)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "characters of a pattern", PatternParser.MAX_LENGTH,
                        "segments of a pattern", PatternParser.MAX_SEGMENTS,
                        "patterns that one comes to with its alternatives spelled out", PatternParser.MAX_ALTERNATIVES,
                        "characters of an event type pattern", EventTypePattern.MAX_LENGTH,
                        "characters of an artifact type or a repository kind", EntryCompiler.MAX_WORD,
                        "entries of a list", EntryCompiler.MAX_ENTRIES,
                        "patterns that a subscription comes to with all alternatives spelled out",
                                EntryCompiler.MAX_SPELLINGS));
    }

    private static void assertRefused(Row row, Consumer<String> compiler) {
        assertThatExceptionOfType(InvalidPatternException.class)
                .isThrownBy(() -> compiler.accept(row.code(0)))
                .satisfies(invalid -> {
                    assertThat(invalid.position()).isEqualTo(Integer.parseInt(row.text(1)));
                    assertThat(invalid.reason()).isEqualTo(row.code(2));
                });
    }
}
