package io.bellbuoy.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class DlqCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine launcher =
            Bellbuoy.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

    @Test
    void shouldListItsCommands() {
        assertThat(launcher.execute("dlq")).isZero();
        assertThat(out.toString()).contains("list", "show", "replay", "purge");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "dlq list --since yesterday, '--since': 'yesterday' is no time",
                "dlq list --limit 0, '--limit': at least 1",
                "dlq list --reason bored, '--reason': expected one of",
                "dlq replay --fault nobody, '--fault': expected one of",
                "dlq replay --rate fast, '--rate': not a rate such as 100/s",
                "dlq show, NOTIFICATION",
                "dlq purge, --all",
                "dlq purge --dry-run, --all",
                "redeliver ntf_1, --tenant",
                "redeliver ntf_1 --tenant acme --subscription a/b, --subscription",
            })
    void shouldNameTheOptionThatIsWrongAndEndWithItsOwnExitCode(String line, String complaint) {
        int exit = launcher.execute(line.split(" "));

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains(complaint);
    }
}
