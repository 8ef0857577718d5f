package io.bellbuoy.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileSchemaLogTest {

    private static final RegistryChange SCHEMA = new SchemaVersion("a-value", 1, 1, "\"string\"");
    private static final RegistryChange SUBJECT_LEVEL = new CompatibilityChange("a-value", Compatibility.NONE);
    private static final RegistryChange DEFAULT_LEVEL = new CompatibilityChange(null, Compatibility.FULL);

    @TempDir
    Path dir;

    private Path file;

    @BeforeEach
    void chooseAFile() {
        file = dir.resolve("registry").resolve("schemas.jsonl");
    }

    @Test
    void shouldRememberEveryKindOfChangeInOrder() throws IOException {
        // When
        append(SCHEMA, SUBJECT_LEVEL);
        append(DEFAULT_LEVEL);

        // Then
        assertThat(earlier()).containsExactly(SCHEMA, SUBJECT_LEVEL, DEFAULT_LEVEL);
        assertThat(Files.readString(file))
                .startsWith("{\"change\":\"schema\",\"subject\":\"a-value\",\"version\":1,\"id\":1,")
                .endsWith("\n");
    }

    @Test
    void shouldDropALineThatACrashCutShortAndGoOnAfterIt() throws IOException {
        // Given
        append(SCHEMA);
        Files.writeString(file, "{\"change\":\"schema\",\"subj", StandardOpenOption.APPEND);

        // When
        append(DEFAULT_LEVEL);

        // Then
        assertThat(earlier()).containsExactly(SCHEMA, DEFAULT_LEVEL);
    }

    @Test
    void shouldRefuseAFileThatIsDamagedElsewhere() throws IOException {
        // Given
        append(SCHEMA);
        Files.writeString(file, "rust\n", StandardOpenOption.APPEND);

        // When, Then
        assertThatThrownBy(() -> FileSchemaLog.open(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("line 2");
    }

    @Test
    void shouldBelongToOneRegistryAtATime() throws IOException {
        try (var holder = FileSchemaLog.open(file)) {
            assertThatThrownBy(() -> FileSchemaLog.open(file))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("in use by another registry");
            assertThat(holder.earlier()).isEmpty();
        }
    }

    private void append(RegistryChange... changes) throws IOException {
        try (var log = FileSchemaLog.open(file)) {
            for (var change : changes) {
                log.append(change);
            }
        }
    }

    private List<RegistryChange> earlier() throws IOException {
        try (var log = FileSchemaLog.open(file)) {
            return log.earlier();
        }
    }
}
