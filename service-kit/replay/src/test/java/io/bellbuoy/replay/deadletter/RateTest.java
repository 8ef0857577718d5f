package io.bellbuoy.replay.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RateTest {

    @ParameterizedTest
    @CsvSource({"100/s, 100, PT1S", "30/m, 30, PT1M", "1/h, 1, PT1H"})
    void shouldReadARate(String text, long count, Duration per) {
        assertThat(Rate.parse(text)).isEqualTo(new Rate(count, per));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "100", "0/s", "-1/s", "1.5/s", "100/d", "100/S", "9999999999/s"})
    void shouldRefuseWhatIsNone(String text) {
        assertThatThrownBy(() -> Rate.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'");
    }

    @ParameterizedTest
    @CsvSource({"100/s, 20", "4/s, 1", "1/h, 1", "600/m, 2", "1000000/s, 500"})
    void shouldGoInBatchesOfAFifthOfASecond(String rate, int batch) {
        assertThat(Rate.parse(rate).batch()).isEqualTo(batch);
    }

    @Test
    void shouldSayWhenTheNextMayGo() {
        assertThat(Rate.parse("100/s").after(0)).isZero();
        assertThat(Rate.parse("100/s").after(250)).isEqualTo(Duration.ofMillis(2500));
        assertThat(Rate.parse("1/h").after(2)).isEqualTo(Duration.ofHours(2));
        assertThat(Rate.UNLIMITED.after(1_000_000)).isLessThan(Duration.ofMillis(1));
    }
}
