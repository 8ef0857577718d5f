package io.bellbuoy.ingest.history.log;

import static io.bellbuoy.ingest.history.Statuses.CI;
import static io.bellbuoy.ingest.history.Statuses.delivered;
import static io.bellbuoy.ingest.history.Statuses.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.events.DeliveryStatus;
import io.bellbuoy.ingest.delivery.AttemptFilter;
import io.bellbuoy.matching.EventTypePattern;
import io.bellbuoy.topics.SubscriptionKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StatusLogTest {

    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
    private static final Duration RETENTION = Duration.ofDays(7);

    @TempDir
    private Path folder;

    private Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private StatusLog log;

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void shouldTellOfASubscriptionsAttemptsTheNewestFirst() throws IOException {
        // Given
        open(RETENTION);
        put(delivered(CI, "ntf_2", NOW.minusSeconds(2)));
        put(delivered(CI, "ntf_6d", NOW.minus(Duration.ofDays(6))));
        put(delivered(new SubscriptionKey("acme", "ci2"), "ntf_other", NOW.minusSeconds(1)));
        put(delivered(new SubscriptionKey("acm", "eci"), "ntf_another", NOW.minusSeconds(1)));
        put(delivered(CI, "ntf_1", NOW.minusSeconds(1)));

        // When
        Found found = log.attempts(CI, AttemptFilter.ALL, Optional.empty(), 10);

        // Then
        assertThat(notifications(found)).containsExactly("ntf_1", "ntf_2", "ntf_6d");
        assertThat(found.next()).isEmpty();
    }

    @Test
    void shouldShowEachAttemptOnceFromPageToPage() throws IOException {
        // Given
        open(RETENTION);
        List<String> all = new ArrayList<>();
        Random random = new Random(1);
        for (int i = 0; i < 500; i++) {
            all.add("ntf_" + i);
            put(delivered(CI, "ntf_" + i, NOW.minusMillis(random.nextInt(200) * 3_600_000L / 2)));
        }

        // When
        List<DeliveryStatus> shown = new ArrayList<>();
        Optional<Bytes> next = Optional.empty();
        do {
            Found page = log.attempts(CI, AttemptFilter.ALL, next, 7);
            shown.addAll(statuses(page));
            next = page.next();
        } while (next.isPresent());

        // Then
        assertThat(shown).extracting(DeliveryStatus::getNotification).containsExactlyInAnyOrderElementsOf(all);
        assertThat(shown)
                .extracting(status -> status.getOutcome().getStarted())
                .isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    @Test
    void shouldShowWhatIsAskedForAlone() throws IOException {
        // Given
        open(RETENTION);
        put(status(CI, "ntf_1", NOW.minusSeconds(10), 1, "retry", "scan.completed"));
        put(status(CI, "ntf_1", NOW.minusSeconds(5), 2, "dead", "scan.completed"));
        put(status(CI, "ntf_2", NOW.minusSeconds(4), 1, "dead", "artifact.pushed"));
        put(status(CI, "ntf_3", NOW.minusSeconds(3), 1, "delivered", "scan.failed"));

        // When
        AttemptFilter dead = new AttemptFilter(Set.of("dead"), Optional.empty(), Optional.empty(), Optional.empty());
        AttemptFilter scans = new AttemptFilter(
                Set.of(), Optional.of(new EventTypePattern("scan.*")), Optional.empty(), Optional.empty());
        AttemptFilter between = new AttemptFilter(
                Set.of(), Optional.empty(), Optional.of(NOW.minusSeconds(5)), Optional.of(NOW.minusSeconds(3)));

        // Then
        assertThat(notifications(attempts(dead))).containsExactly("ntf_2", "ntf_1");
        assertThat(notifications(attempts(scans))).containsExactly("ntf_3", "ntf_1", "ntf_1");
        assertThat(notifications(attempts(between))).containsExactly("ntf_2", "ntf_1");
    }

    @Test
    void shouldLookAtSoManyAtOnceAndGoOnThere() throws IOException {
        // Given
        open(RETENTION);
        for (int i = 0; i < 2_500; i++) {
            put(delivered(CI, "ntf_" + i, NOW.minusSeconds(i)));
        }
        put(status(CI, "ntf_dead", NOW.minusSeconds(3_000), 1, "dead", "artifact.pushed"));
        AttemptFilter dead = new AttemptFilter(Set.of("dead"), Optional.empty(), Optional.empty(), Optional.empty());

        // When
        Found first = log.attempts(CI, dead, Optional.empty(), 10);
        Found second = log.attempts(CI, dead, first.next(), 10);

        // Then
        assertThat(first.statuses()).isEmpty();
        assertThat(notifications(second)).containsExactly("ntf_dead");
        assertThat(second.next()).isEmpty();
    }

    @Test
    void shouldKnowAllAttemptsOfANotificationToItsTenantAlone() throws IOException {
        // Given
        open(RETENTION);
        put(status(CI, "ntf_1", NOW.minus(Duration.ofDays(2)), 1, "retry", "artifact.pushed"));
        put(status(CI, "ntf_1", NOW.minusSeconds(5), 2, "delivered", "artifact.pushed"));
        put(delivered(CI, "ntf_12", NOW.minusSeconds(5)));

        // When
        Found found = log.attempts("acme", "ntf_1");

        // Then
        assertThat(statuses(found))
                .extracting(status -> status.getOutcome().getAttempt())
                .containsExactly(2, 1);
        assertThat(log.attempts("other", "ntf_1").statuses()).isEmpty();
    }

    @Test
    void shouldKnowTheNewestAttemptOfEachEventType() throws IOException {
        // Given
        open(RETENTION);
        put(delivered(CI, "ntf_old", NOW.minus(Duration.ofDays(3))));
        put(delivered(CI, "ntf_new", NOW.minusSeconds(1)));
        put(delivered(CI, "ntf_middle", NOW.minusSeconds(9)));
        put(status(CI, "ntf_scan", NOW.minus(Duration.ofDays(4)), 1, "dead", "scan.completed"));

        // When
        Found found = log.newestByEventType(CI);

        // Then
        assertThat(notifications(found)).containsExactly("ntf_new", "ntf_scan");
    }

    @Test
    void shouldKeepOnceWhatIsPutAgain() throws IOException {
        // Given
        open(RETENTION);
        put(delivered(CI, "ntf_1", NOW));

        // When
        put(delivered(CI, "ntf_1", NOW));

        // Then
        assertThat(notifications(attempts(AttemptFilter.ALL))).containsExactly("ntf_1");
    }

    @Test
    void shouldFindEverythingAgainWithTheOffsetThatItStandsFor() throws IOException {
        // Given
        open(RETENTION);
        put(delivered(CI, "ntf_1", NOW.minus(Duration.ofDays(1))));
        put(delivered(CI, "ntf_2", NOW));
        log.remember("delivery-status-0", 42);

        // When
        log.close();
        open(RETENTION);

        // Then
        assertThat(notifications(attempts(AttemptFilter.ALL))).containsExactly("ntf_2", "ntf_1");
        assertThat(log.remembered("delivery-status-0")).isEqualTo(42);
        assertThat(log.remembered("delivery-status-1")).isNull();
    }

    @Test
    void shouldBeginAnewWhenItIsToKeepThingsForAnotherTime() throws IOException {
        // Given
        open(RETENTION);
        put(delivered(CI, "ntf_1", NOW));
        log.remember("delivery-status-0", 42);
        log.close();

        // When
        open(Duration.ofDays(1));

        // Then
        assertThat(attempts(AttemptFilter.ALL).statuses()).isEmpty();
        assertThat(log.remembered("delivery-status-0")).isNull();
    }

    @Test
    void shouldFreeTheSpaceOfWhatIsTooOld() throws IOException {
        // Given
        open(RETENTION);
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            String incompressible = "ntf_" + new BigInteger(80_000, random).toString(36);
            put(delivered(CI, incompressible, NOW.minusSeconds(i)));
        }
        log.close();
        long before = size();
        clock = Clock.fixed(NOW.plus(RETENTION).plus(Duration.ofDays(1)), ZoneOffset.UTC);
        open(RETENTION);

        // When
        put(delivered(CI, "ntf_late", clock.instant()));

        // Then
        assertThat(notifications(attempts(AttemptFilter.ALL))).containsExactly("ntf_late");
        log.close();
        assertThat(size()).isLessThan(before / 10);
    }

    @Test
    void shouldNotKeepWhatIsTooOldWhenItComes() throws IOException {
        // Given
        open(RETENTION);

        // When
        put(delivered(CI, "ntf_old", NOW.minus(RETENTION)));
        put(delivered(CI, "ntf_of_a_wrong_clock", NOW.plus(Duration.ofDays(400))));

        // Then
        assertThat(attempts(AttemptFilter.ALL).statuses()).isEmpty();
    }

    private void open(Duration retention) {
        log = new StatusLog(folder, StatusLogTest::decoded, retention, clock);
    }

    private void put(DeliveryStatus status) throws IOException {
        log.put(Bytes.wrap(status.toByteBuffer().array()));
    }

    private Found attempts(AttemptFilter filter) {
        return log.attempts(CI, filter, Optional.empty(), 100);
    }

    private static DeliveryStatus decoded(Bytes value) {
        try {
            return DeliveryStatus.fromByteBuffer(ByteBuffer.wrap(value.get()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<DeliveryStatus> statuses(Found found) {
        return found.statuses().stream().map(StatusLogTest::decoded).toList();
    }

    private static List<String> notifications(Found found) {
        return statuses(found).stream().map(DeliveryStatus::getNotification).toList();
    }

    private long size() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
