package io.bellbuoy.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.bellbuoy.ingest.http.Paging.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 500})
    void shouldShowEveryItemOnceWhateverTheLimit(int limit) {
        // Given
        NavigableSet<String> list = new TreeSet<>(List.of("a", "b", "ä", "\u20ac\n", "z"));

        // When
        List<String> seen = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Part<String> part = new Paging(limit, after).cut(behind(list, after), Function.identity());
            assertThat(part.items()).hasSizeLessThanOrEqualTo(limit);
            seen.addAll(part.items());
            after = part.next().map(PagingTest::place);
        } while (after.isPresent());

        // Then
        assertThat(seen).containsExactlyElementsOf(list);
    }

    @Test
    void shouldSayNothingOfANextPartWhenThereIsNone() {
        Part<String> part = new Paging(2, Optional.empty()).cut(List.of("a", "b").stream(), Function.identity());

        assertThat(part.document(TextNode::valueOf)).hasToString("{\"items\":[\"a\",\"b\"]}");
    }

    private static Stream<String> behind(NavigableSet<String> list, Optional<String> after) {
        return after.map(place -> list.tailSet(place, false)).orElse(list).stream();
    }

    /** As the next request reads it. */
    private static String place(String cursor) {
        return Paging.of(QueryTest.query("cursor=" + cursor)).after().orElseThrow();
    }
}
