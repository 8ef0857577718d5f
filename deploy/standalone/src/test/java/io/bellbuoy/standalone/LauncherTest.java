package io.bellbuoy.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
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
                .contains("demo", "standalone", "ingest", "matcher", "worker", "topics", "dlq", "redeliver");
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
    void shouldRefuseAnUnknownCommand() {
        int exit = launcher.execute("delivre");

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains("delivre");
    }
}
