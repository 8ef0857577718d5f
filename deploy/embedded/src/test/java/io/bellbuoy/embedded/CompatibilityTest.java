package io.bellbuoy.embedded;

import static io.bellbuoy.embedded.Schemas.FIRST;
import static io.bellbuoy.embedded.Schemas.WITHOUT_FIELD;
import static io.bellbuoy.embedded.Schemas.WITH_NEW_FIELD;
import static io.bellbuoy.embedded.Schemas.WITH_OPTIONAL_FIELD;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class CompatibilityTest {

    @ParameterizedTest
    @EnumSource(Compatibility.class)
    void shouldAlwaysAllowAFieldWithADefault(Compatibility level) {
        assertThat(level.conflicts(WITH_OPTIONAL_FIELD, List.of(FIRST))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "NONE,                true,  true",
        "BACKWARD,            false, true",
        "BACKWARD_TRANSITIVE, false, true",
        "FORWARD,             true,  false",
        "FORWARD_TRANSITIVE,  true,  false",
        "FULL,                false, false",
        "FULL_TRANSITIVE,     false, false"
    })
    void shouldAllowWhatItsDirectionsAllow(Compatibility level, boolean fieldAdded, boolean fieldRemoved) {
        assertThat(mayFollow(level, WITH_NEW_FIELD, List.of(FIRST))).isEqualTo(fieldAdded);
        assertThat(mayFollow(level, WITHOUT_FIELD, List.of(FIRST))).isEqualTo(fieldRemoved);
    }

    @ParameterizedTest
    @CsvSource({"BACKWARD, true", "BACKWARD_TRANSITIVE, false", "FULL, true", "FULL_TRANSITIVE, false"})
    void shouldLookAtAllVersionsOnlyIfTransitive(Compatibility level, boolean allowed) {
        // Given: what only the version before the last speaks against
        var earlier = List.of(FIRST, WITH_NEW_FIELD);

        // When
        boolean mayFollow = mayFollow(level, WITH_NEW_FIELD, earlier);

        // Then
        assertThat(mayFollow).isEqualTo(allowed);
    }

    @Test
    void shouldSayWhatConflictsAndWhere() {
        assertThat(Compatibility.FULL.conflicts(WITH_NEW_FIELD, List.of(FIRST)))
                .singleElement()
                .asString()
                .contains("cannot read old data", "READER_FIELD_MISSING_DEFAULT_VALUE", "count");
    }

    private static boolean mayFollow(Compatibility level, Schema candidate, List<Schema> earlier) {
        return level.conflicts(candidate, earlier).isEmpty();
    }
}
