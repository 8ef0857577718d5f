package io.bellbuoy.kit.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ConfigTableTest {

    @Test
    void shouldShowEveryKeyWithItsVariableDefaultAndMeaning() {
        // When
        String table = ConfigTable.markdown();

        // Then
        assertThat(table.lines()).hasSize(2 + ConfigCatalogue.DEFINITION.names().size());
        assertThat(table.lines())
                .contains(
                        "| Key | Environment | Default | Meaning |",
                        "| `http.max-batch` | `BELLBUOY_HTTP_MAX_BATCH` | `500` | Most events in one request. |");
    }

    @Test
    void shouldNotDependOnTheMachineOrTheVersion() {
        assertThat(ConfigTable.markdown())
                .contains("`Bellbuoy/<version>`")
                .contains("| `admin.token` | `BELLBUOY_ADMIN_TOKEN` | none |");
    }
}
