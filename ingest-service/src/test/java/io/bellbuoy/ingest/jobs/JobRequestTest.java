package io.bellbuoy.ingest.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bellbuoy.delivery.Fault;
import io.bellbuoy.delivery.Reason;
import io.bellbuoy.events.Job;
import io.bellbuoy.json.InvalidJsonException;
import io.bellbuoy.json.JsonBody;
import io.bellbuoy.json.JsonProblem;
import io.bellbuoy.replay.deadletter.LetterFilter;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobRequestTest {

    private static final Instant NOW = Instant.parse("2026-11-21T06:30:00.123Z");

    @Test
    void shouldMeanTheSameLettersAsItSays() {
        Job job = read(
                JobKind.REPLAY,
                """
                {"subscription": "ci", "endpointHost": "ci.example", "reason": "server_error", "fault": "customer",
                 "since": "2h", "until": "2026-11-21T06:00:00Z", "limit": 7, "rate": "30/m", "dryRun": true}
                """);

        assertThat(JobParameters.filter(job))
                .isEqualTo(new LetterFilter(
                        "acme",
                        "ci",
                        "ci.example",
                        Reason.SERVER_ERROR,
                        Fault.CUSTOMER,
                        NOW.minusSeconds(7200),
                        Instant.parse("2026-11-21T06:00:00Z")));
        assertThat(JobParameters.limit(job)).isEqualTo(7);
        assertThat(JobParameters.rate(job).count()).isEqualTo(30);
        assertThat(job.getDryRun()).isTrue();
        assertThat(job.getRequested()).isEqualTo(NOW);
        assertThat(job.getRequestedBy()).isEqualTo("someone");
    }

    @Test
    void shouldMeanAllLettersOfTheTenantAtTheUsualRateWhenItSaysNothing() {
        Job job = read(JobKind.REPLAY, "{}");

        assertThat(JobParameters.filter(job)).isEqualTo(LetterFilter.of("acme", null));
        assertThat(JobParameters.limit(job)).isEqualTo(Long.MAX_VALUE);
        assertThat(job.getRate()).isEqualTo("100/s");
        assertThat(read(JobKind.PURGE, "{\"all\": true}").getRate()).isNull();
    }

    @Test
    void shouldGiveEveryJobAnIdOfItsOwn() {
        assertThat(read(JobKind.REPLAY, "{}").getId())
                .startsWith("job_")
                .isNotEqualTo(read(JobKind.REPLAY, "{}").getId());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "REPLAY   | []                                  | ''",
                "REPLAY   | {\"all\": true}                     | /all",
                "REPLAY   | {\"a/b\": 1}                        | /a~1b",
                "REPLAY   | {\"reason\": \"SERVER_ERROR\"}      | /reason",
                "REPLAY   | {\"fault\": \"theirs\"}             | /fault",
                "REPLAY   | {\"rate\": \"0/s\"}                 | /rate",
                "REPLAY   | {\"rate\": 5}                       | /rate",
                "REPLAY   | {\"limit\": 0}                      | /limit",
                "REPLAY   | {\"limit\": \"1\"}                  | /limit",
                "REPLAY   | {\"since\": \"+999999999-01-01T00:00:00Z\"} | /since",
                "REPLAY   | {\"since\": \"1h\", \"until\": \"2h\"} | /until",
                "REPLAY   | {\"dryRun\": \"yes\"}               | /dryRun",
                "REPLAY   | {\"subscription\": \"a/b\"}       | /subscription",
                "PURGE    | {}                                  | /all",
                "PURGE    | {\"all\": false, \"dryRun\": true}  | /all",
                "PURGE    | {\"subscription\": \"ci\", \"rate\": \"1/s\"} | /rate",
                "RECOVER  | {}                                  | /since",
                "RECOVER  | {\"since\": \"1h\", \"subscription\": \"cd\"} | /subscription",
                "BACKFILL | {\"since\": null}                   | /since",
                "BACKFILL | {\"since\": \"1h\", \"limit\": 1}   | /limit",
            })
    void shouldSayWhereItIsWrong(JobKind kind, String body, String pointer) {
        InvalidJsonException refused = catchThrowableOfType(InvalidJsonException.class, () -> read(kind, body));

        assertThat(refused.problems()).extracting(JsonProblem::pointer).containsExactly(pointer);
    }

    private static Job read(JobKind kind, String body) {
        Optional<String> subscription = kind.choosesLetters() ? Optional.empty() : Optional.of("ci");
        return JobRequest.read(kind, "acme", subscription, JsonBody.parse(body.getBytes(UTF_8)), "someone", NOW);
    }
}
