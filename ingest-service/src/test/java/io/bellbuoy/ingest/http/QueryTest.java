package io.bellbuoy.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTest {

    @Test
    void shouldReadWhatIsThere() {
        // Given
        Query query = query("limit=7&enabled=false&label=a:b&label=c:d&q=");

        // Then
        assertThat(query.number("limit", 50, 1, 500)).isEqualTo(7);
        assertThat(query.number("other", 50, 1, 500)).isEqualTo(50);
        assertThat(query.flag("enabled")).contains(false);
        assertThat(query.texts("label")).containsExactly("a:b", "c:d");
        assertThat(query.text("q")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"limit=0", "limit=501", "limit=-1", "limit=many", "limit=99999999999", "limit=1&limit=2"})
    void shouldNameANumberThatIsNone(String wrong) {
        assertRefused(wrong, query -> query.number("limit", 50, 1, 500), "?limit ");
    }

    @Test
    void shouldNameAFlagThatIsNone() {
        assertRefused("enabled=yes", query -> query.flag("enabled"), "?enabled must be true or false");
    }

    @Test
    void shouldNameAParameterThatNobodyKnows() {
        assertRefused("enabeld=true", query -> query.knowing(List.of("enabled", "q")), "?enabeld is not known");
    }

    @ParameterizedTest
    @CsvSource({"cursor=%", "cursor=a", "cursor=***"})
    void shouldNameACursorThatIsNone(String wrong) {
        assertRefused(wrong, Paging::of, "?cursor must be");
    }

    static Query query(String text) {
        MultiMap parameters = MultiMap.caseInsensitiveMultiMap();
        Stream.of(text.split("&")).map(pair -> pair.split("=", 2)).forEach(pair -> parameters.add(pair[0], pair[1]));
        return new Query(parameters);
    }

    private static void assertRefused(String text, Consumer<Query> reading, String detail) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> reading.accept(query(text)))
                .satisfies(refusal -> assertThat(refusal.problem().status()).isEqualTo(400))
                .withMessageContaining(detail);
    }
}
