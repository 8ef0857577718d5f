package io.bellbuoy.benchmarks.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AuditTest {

    private static final Set<String> ONE = Set.of("ntf_1");

    @Test
    void shouldFindNothingWhenEveryRequestIsSettled() {
        Audit audit =
                Audit.of(ONE, List.of(seen("a", 10), seen("a", 50)), List.of(retry(1, 9, 12), delivered(2, 48, 55)));

        assertThat(audit).isEqualTo(new Audit(1, 2, List.of(), 0, List.of()));
    }

    @Test
    void shouldAllowWhatWasOpenAtTheKillToComeAgain() {
        Audit audit = Audit.of(ONE, List.of(seen("killed", 10), seen("b", 50)), List.of(delivered(1, 49, 55)));

        assertThat(audit.duplicates()).isEqualTo(1);
        assertThat(audit.unsettled()).containsExactly(seen("killed", 10));
        assertThat(audit.bound(sighting -> sighting.worker().equals("killed"))).isEqualTo(1);
    }

    @Test
    void shouldNotAllowWhatALivingWorkerSentAgain() {
        Audit audit = Audit.of(ONE, List.of(seen("a", 10), seen("b", 50)), List.of(delivered(1, 49, 55)));

        assertThat(audit.bound(sighting -> sighting.worker().equals("killed"))).isLessThan(audit.duplicates());
    }

    @Test
    void shouldNotAllowWhatWasCommittedToComeAgain() {
        Audit audit = Audit.of(
                ONE, List.of(seen("killed", 10), seen("b", 50)), List.of(delivered(1, 9, 12), delivered(1, 49, 55)));

        assertThat(audit.duplicates()).isEqualTo(1);
        assertThat(audit.bound(sighting -> true)).isZero();
    }

    @Test
    void shouldTellApartTwoRequestsOfOneAttemptAtTheSameTime() {
        Audit audit = Audit.of(ONE, List.of(seen("a", 10), seen("b", 11)), List.of(delivered(1, 9, 40)));

        assertThat(audit.duplicates()).isEqualTo(1);
        assertThat(audit.unsettled()).hasSize(1);
    }

    @Test
    void shouldMissWhatNobodySent() {
        assertThat(Audit.of(ONE, List.of(), List.of()).lost()).containsExactly("ntf_1");
    }

    @Test
    void shouldMissWhatWasSentAndNeverSettled() {
        assertThat(Audit.of(ONE, List.of(seen("a", 10)), List.of()).lost()).containsExactly("ntf_1");
    }

    @Test
    void shouldMissWhatIsCalledDeliveredButNeverReachedTheSink() {
        assertThat(Audit.of(ONE, List.of(), List.of(delivered(1, 9, 12))).lost())
                .containsExactly("ntf_1");
    }

    private static Sighting seen(String worker, long at) {
        return new Sighting("ntf_1", worker, Instant.ofEpochMilli(at));
    }

    private static Settled retry(int attempt, long started, long ended) {
        return new Settled("ntf_1", attempt, Instant.ofEpochMilli(started), Instant.ofEpochMilli(ended), false);
    }

    private static Settled delivered(int attempt, long started, long ended) {
        return new Settled("ntf_1", attempt, Instant.ofEpochMilli(started), Instant.ofEpochMilli(ended), true);
    }
}
