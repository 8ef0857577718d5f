package io.bellbuoy.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.json.AvroJson;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do at a terminal, against a front door that is open. */
class ApiCommandsIT {

    private static final String SUBSCRIPTION =
            "{\"eventTypes\": [\"scan.*\"], \"endpoint\": {\"url\": \"https://ci.example/hook\"}}";

    @TempDir
    private static Path dir;

    private static Pipeline pipeline;

    @BeforeAll
    static void start() throws Exception {
        pipeline = Pipeline.startFrontDoor(PipelineSettings.onSharedKafka(dir.resolve("state")));
    }

    @AfterAll
    static void stop() throws Exception {
        pipeline.close();
    }

    @Test
    void shouldMakeShowListAndDeleteASubscription() throws Exception {
        // Given
        Path file = Files.writeString(dir.resolve("ci.json"), SUBSCRIPTION);

        // When
        Ended put = run("subscriptions", "put", "ci", file.toString(), "--tenant", "makes");
        Ended show = run("subscriptions", "show", "ci", "-t", "makes", "-o", "json");
        Ended table = run("subscriptions", "list", "-t", "makes");
        Ended deleted = run("subscriptions", "delete", "ci", "-t", "makes");
        Ended none = run("subscriptions", "list", "-t", "makes");

        // Then
        assertThat(AvroJson.mapper().readTree(put.out()).at("/endpoint/secret").asText())
                .startsWith("whsec_");
        assertThat(show.out().strip()).hasLineCount(1);
        assertThat(AvroJson.mapper().readTree(show.out()).at("/eventTypes/0").asText())
                .isEqualTo("scan.*");
        assertThat(table.out().lines()).element(0).asString().startsWith("ID  ENABLED  EVENT TYPES  FORMAT    URL");
        assertThat(table.out().lines())
                .element(1)
                .asString()
                .startsWith("ci  true     scan.*       standard  https://ci.example/hook");
        assertThat(table.out()).endsWith("1 item.\n");
        assertThat(deleted.out()).isEqualTo("Deleted ci.\n");
        assertThat(none.out()).endsWith("0 items.\n");
        assertThat(List.of(put, show, table, deleted, none))
                .extracting(Ended::exit)
                .containsOnly(0);
    }

    @Test
    void shouldSayEachThingThatIsWrongAndEndAsRefused() throws Exception {
        // Given
        Path file = Files.writeString(dir.resolve("bad.json"), "{\"endpoint\": {\"url\": \"ftp://x\"}, \"nam\": 1}");

        // When
        Ended put = run("subscriptions", "put", "ci", file.toString(), "-t", "wrong");

        // Then
        assertThat(put.exit()).isEqualTo(4);
        assertThat(put.out()).isEmpty();
        assertThat(put.err().lines()).first().asString().startsWith("400 Bad Request: ");
        assertThat(put.err()).contains("\n  /nam: unknown field");
    }

    @Test
    void shouldEndAsRefusedWithoutWhatItAsksForOrWithoutAToken() {
        assertThat(run("subscriptions", "show", "nobodys", "-t", "acme").exit()).isEqualTo(4);
        assertThat(run("sources", "list", "-t", "acme", "--token", "nobody's")).satisfies(refused -> {
            assertThat(refused.exit()).isEqualTo(4);
            assertThat(refused.err()).startsWith("401 Unauthorized: ").doesNotContain("nobody's");
        });
    }

    @Test
    void shouldEndAsFailedWhenNobodyAnswers() {
        // When
        Ended ended = end("events", "types", "--url", "http://127.0.0.1:1");

        // Then
        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.err()).startsWith("http://127.0.0.1:1 gives no answer").hasLineCount(1);
    }

    @Test
    void shouldNotAskWhatIsNoUrlAndReadWhatIsNoFile() {
        assertThat(end("events", "types", "--url", "nonsense").exit()).isEqualTo(2);
        assertThat(end("events", "post", "no-such-file", "-t", "acme").exit()).isEqualTo(2);
        assertThat(end("subscriptions", "list").err()).contains("--tenant");
    }

    @Test
    void shouldReportEventsAndListTheirTypes() throws Exception {
        // Given
        Path file =
                Files.writeString(dir.resolve("event.json"), "[{\"type\": \"ping\"}, {\"type\": \"scan.completed\"}]");

        // When
        Ended posted = run("events", "post", file.toString(), "-t", "acme");
        Ended types = run("events", "types", "-o", "json");

        // Then
        assertThat(AvroJson.mapper().readTree(posted.out()).path("accepted").asInt())
                .isEqualTo(2);
        assertThat(types.out()).contains("\"artifact.pushed\"");
    }

    @Test
    void shouldKeepWhatRegistriesProveThemselvesWith() throws Exception {
        // Given
        Path file = Files.writeString(
                dir.resolve("github.json"), "{\"verification\": \"github-hmac\", \"secrets\": [\"it-is-a-secret\"]}");

        // When
        Ended put = run("sources", "put", "github", file.toString(), "-t", "proves");
        Ended list = run("sources", "list", "-t", "proves");
        Ended deleted = run("sources", "delete", "github", "-t", "proves");

        // Then
        assertThat(put.out()).contains("github-hmac").doesNotContain("it-is-a-secret");
        assertThat(list.out()).contains("github   github-hmac");
        assertThat(deleted.exit()).isZero();
    }

    @Test
    void shouldChangeSubscriptionsAndTellWhatTheyWant() throws Exception {
        // Given
        Path file = Files.writeString(dir.resolve("a.json"), "{\"id\": \"a\", " + SUBSCRIPTION.substring(1));
        Path patch = Files.writeString(dir.resolve("patch.json"), "{\"description\": \"patched\"}");
        Path event = Files.writeString(dir.resolve("match.json"), "{\"event\": {\"type\": \"scan.failed\"}}");

        // When
        Ended created = run("subscriptions", "create", file.toString(), "-t", "changes");
        Ended patched = run("subscriptions", "patch", "a", patch.toString(), "-t", "changes");
        Ended disabled = run("subscriptions", "disable", "a", "b", "-t", "changes");
        Ended list = run(
                "subscriptions", "list", "--enabled", "false", "--search", "patched", "-t", "changes", "-o", "json");
        Ended enabled = run("subscriptions", "enable", "a", "-t", "changes");
        Ended match = run("subscriptions", "match", event.toString(), "-t", "changes");

        // Then
        assertThat(List.of(created, patched, disabled, list, enabled, match))
                .extracting(Ended::exit)
                .containsOnly(0);
        assertThat(disabled.out()).contains("\"disabled\"", "\"not_found\"");
        assertThat(AvroJson.mapper().readTree(list.out()).at("/id").asText()).isEqualTo("a");
        assertThat(AvroJson.mapper()
                        .readTree(match.out())
                        .at("/items/0/matches")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void shouldHaveDeadLettersDealtWithByJobs() throws Exception {
        // When
        Ended letters = run("dead-letters", "list", "-t", "works", "--since", "2h", "--reason", "server_error");
        Ended asked = run("dead-letters", "replay", "-t", "works", "--dry-run", "--rate", "10/s");
        String job = AvroJson.mapper().readTree(asked.out()).at("/id").asText();
        Ended shown = run("jobs", "show", job, "-t", "works");
        Ended jobs = run("jobs", "list", "-t", "works");
        Ended cancelled = run("jobs", "cancel", job, "-t", "works");
        Ended purged = run("dead-letters", "purge", "-t", "works");

        // Then
        assertThat(List.of(letters, asked, shown, jobs, cancelled))
                .extracting(Ended::exit)
                .containsOnly(0);
        assertThat(letters.out()).contains("DIED", "0 items.");
        assertThat(jobs.out()).contains(job, "dead-letters.replay");
        assertThat(purged.exit()).isEqualTo(4);
        assertThat(purged.err()).contains("/all: ");
    }

    @Test
    void shouldListNoDeliveriesWhereThereAreNone() {
        assertThat(run("deliveries", "list", "nobodys", "--verdict", "dead", "--since", "2h", "-t", "acme")
                        .out())
                .endsWith("0 items.\n");
        assertThat(run("deliveries", "show", "ntf_nobodys", "-t", "acme").exit())
                .isEqualTo(4);
    }

    @Test
    void shouldMakeATokenShowItOnceAndRevokeIt() throws Exception {
        // When
        Ended created = run("tokens", "create", "--role", "reader", "--description", "for tests", "-t", "lets-in");
        JsonNode token = AvroJson.mapper().readTree(created.out());
        Ended used = run(
                "subscriptions",
                "list",
                "-t",
                "lets-in",
                "--token",
                token.at("/token").asText());
        Ended refused = run(
                "subscriptions",
                "delete",
                "ci",
                "-t",
                "lets-in",
                "--token",
                token.at("/token").asText());
        Ended list = run("tokens", "list", "-t", "lets-in");
        Ended revoked = run("tokens", "revoke", token.at("/id").asText(), "-t", "lets-in");

        // Then
        assertThat(List.of(created, used, list, revoked))
                .extracting(Ended::exit)
                .containsOnly(0);
        assertThat(refused.err()).startsWith("403 ");
        assertThat(list.out())
                .contains("for tests")
                .doesNotContain(token.at("/token").asText());
        assertThat(end("tokens", "list").err()).contains("--platform");
    }

    private static Ended run(String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--url", pipeline.url()));
        if (!arguments.contains("--token")) {
            arguments.addAll(List.of("--token", PipelineSettings.TOKEN));
        }
        return end(arguments.toArray(String[]::new));
    }

    private static Ended end(String... command) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Bellbuoy.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(command);
        return new Ended(exit, out.toString(), err.toString());
    }

    private record Ended(int exit, String out, String err) {}
}
