package io.bellbuoy.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.kit.secrets.KeySetFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LauncherTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine launcher =
            Bellbuoy.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

    @Test
    void shouldListEveryCommand() {
        int exit = launcher.execute("--help");

        assertThat(exit).isZero();
        assertThat(out.toString())
                .contains("demo", "standalone", "ingest", "matcher", "worker", "topics", "dlq", "redeliver", "secrets")
                .contains("subscriptions", "sources", "events", "completion");
    }

    @Test
    void shouldTeachAShellEveryCommandAndItsOptions() {
        int exit = launcher.execute("completion");

        assertThat(exit).isZero();
        assertThat(out.toString()).startsWith("#!/usr/bin/env bash").contains("rotate-secret", "--overlap", "--tenant");
    }

    @Test
    void shouldNameAnUnknownKeyAndEndWithItsOwnExitCode() {
        int exit = launcher.execute("worker", "--set", "delivery.max-inflight=5");

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains("delivery.max-inflight", "--set", "delivery.max-in-flight");
    }

    @Test
    void shouldSayInOneLineThatTheFrontDoorWantsAToken() {
        int exit = launcher.execute("ingest");

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString().strip()).startsWith("admin.token: is missing").hasLineCount(1);
    }

    @Test
    void shouldRefuseABadConfigurationBeforeAnythingIsMade(@TempDir Path dir) {
        Path data = dir.resolve("data");

        int exit = launcher.execute("standalone", "--data", data.toString(), "--set", "http.prot=1");

        assertThat(exit).isEqualTo(2);
        assertThat(data).doesNotExist();
    }

    @Test
    void shouldMakeAndRotateKeysAndShowOnlyTheirIds(@TempDir Path dir) throws IOException {
        // Given
        Path file = dir.resolve("keys.json");

        // When
        int made = launcher.execute("secrets", "new", file.toString());
        int rotated = launcher.execute("secrets", "rotate", file.toString());

        // Then
        List<String> ids = new KeySetFile(file)
                .read().keys().stream()
                        .map(key -> Integer.toUnsignedString(key.id()))
                        .toList();
        assertThat(List.of(made, rotated)).containsOnly(0);
        assertThat(out.toString().replaceAll("[ \\n]+", " "))
                .isEqualTo("%1$s encrypts %1$s decrypts %2$s encrypts ".formatted(ids.get(0), ids.get(1)));
    }

    @Test
    void shouldNotLoseKeysNorTakeAnythingForThem(@TempDir Path dir) throws IOException {
        // Given
        Path file = Files.writeString(dir.resolve("keys.json"), "geheim");

        // When, Then
        assertThat(launcher.execute("secrets", "new", file.toString())).isEqualTo(2);
        assertThat(launcher.execute("secrets", "rotate", file.toString())).isEqualTo(2);
        assertThat(launcher.execute("secrets", "list", dir.resolve("none").toString()))
                .isEqualTo(2);
        assertThat(file).hasContent("geheim");
        assertThat(err.toString())
                .contains("exists", "not a Tink key set", "cannot be read")
                .doesNotContain("geheim");
    }

    @Test
    void shouldRefuseAnUnknownCommand() {
        int exit = launcher.execute("delivre");

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains("delivre");
    }
}
