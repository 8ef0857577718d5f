package io.bellbuoy.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.ingest.http.Allowance.Left;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AllowanceTest {

    private final Clock clock = new Clock();
    private final Allowance twoASecond = Allowance.of("token", 2, clock);

    @Test
    void shouldGrantAsManyAtOnceAsInASecondAndThenOneByOne() {
        assertThat(twoASecond.spend("ci").isGranted()).isTrue();
        assertThat(twoASecond.spend("ci").isGranted()).isTrue();
        assertThat(twoASecond.spend("ci").isGranted()).isFalse();

        clock.nanos += Duration.ofMillis(500).toNanos();
        assertThat(twoASecond.spend("ci").isGranted()).isTrue();
        assertThat(twoASecond.spend("ci").isGranted()).isFalse();
    }

    @Test
    void shouldCountForEverybodyAlone() {
        twoASecond.spend("ci");
        twoASecond.spend("ci");

        assertThat(twoASecond.spend("ci").isGranted()).isFalse();
        assertThat(twoASecond.spend("other").isGranted()).isTrue();
    }

    @Test
    void shouldSayWhatIsLeftAndForHowLongToWait() {
        Left first = twoASecond.spend("ci");
        twoASecond.spend("ci");
        Left refused = twoASecond.spend("ci");

        assertThat(twoASecond.policy()).isEqualTo("\"token\";q=2;w=1");
        assertThat(twoASecond.field(first)).isEqualTo("\"token\";r=1;t=1");
        assertThat(twoASecond.field(refused)).isEqualTo("\"token\";r=0;t=1");
        assertThat(refused.untilNext()).isEqualTo(Duration.ofMillis(500));
        assertThat(Allowance.wholeSeconds(refused.untilNext())).isEqualTo(1);
    }

    private static final class Clock implements TimeMeter {

        private long nanos;

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
