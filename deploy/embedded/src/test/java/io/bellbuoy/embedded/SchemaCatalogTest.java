package io.bellbuoy.embedded;

import static io.bellbuoy.embedded.Schemas.DOCUMENTED;
import static io.bellbuoy.embedded.Schemas.FIRST;
import static io.bellbuoy.embedded.Schemas.WITH_NEW_FIELD;
import static io.bellbuoy.embedded.Schemas.WITH_OPTIONAL_FIELD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

final class SchemaCatalogTest {

    @Test
    void shouldCountVersionsPerSubjectAndIdsOverAll() {
        // When
        var catalog = registered(registered(SchemaCatalog.EMPTY, "a", FIRST), "a", WITH_OPTIONAL_FIELD);
        catalog = registered(registered(catalog, "b", WITH_OPTIONAL_FIELD), "c", DOCUMENTED);

        // Then
        assertThat(catalog.subjects().keySet()).containsExactly("a", "b", "c");
        assertThat(catalog.latest("a")).isEqualTo(new SchemaVersion("a", 2, 2, WITH_OPTIONAL_FIELD.toString()));
        assertThat(catalog.latest("b")).isEqualTo(new SchemaVersion("b", 1, 2, WITH_OPTIONAL_FIELD.toString()));
        assertThat(catalog.latest("c")).isEqualTo(new SchemaVersion("c", 1, 3, DOCUMENTED.toString()));
        assertThat(catalog.schema(3)).isEqualTo(DOCUMENTED.toString());
    }

    @Test
    void shouldFindAKnownSchemaInItsPlace() {
        // Given
        var catalog = registered(registered(SchemaCatalog.EMPTY, "a", FIRST), "a", WITH_OPTIONAL_FIELD);

        // When
        var place = catalog.place("a", FIRST);

        // Then
        assertThat(place.version()).isEqualTo(1);
        assertThat(catalog.holds(place)).isTrue();
    }

    @Test
    void shouldKeepEarlierCataloguesAsTheyWere() {
        // Given
        var before = registered(SchemaCatalog.EMPTY, "a", FIRST);

        // When
        registered(before, "a", WITH_OPTIONAL_FIELD);

        // Then
        assertThat(before.latest("a").version()).isEqualTo(1);
    }

    @Test
    void shouldRefuseAnIncompatibleSchemaUnlessItsSubjectAllowsIt() {
        // Given
        var strict = registered(registered(SchemaCatalog.EMPTY, "a", FIRST), "b", FIRST);

        // When
        var relaxed = strict.with(new CompatibilityChange("b", Compatibility.NONE));

        // Then
        assertThatThrownBy(() -> relaxed.place("a", WITH_NEW_FIELD)).isInstanceOf(RegistryRefusal.class);
        assertThat(relaxed.place("b", WITH_NEW_FIELD).version()).isEqualTo(2);
    }

    @Test
    void shouldRefuseAChangeThatDoesNotFollowOn() {
        var gap = new SchemaVersion("a", 2, 1, FIRST.toString());

        assertThatThrownBy(() -> SchemaCatalog.EMPTY.with(gap))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("version 2 of a");
    }

    private static SchemaCatalog registered(SchemaCatalog catalog, String subject, Schema schema) {
        return catalog.with(catalog.place(subject, schema));
    }
}
