package io.bellbuoy.kit.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class MetricsTest {

    @Test
    void shouldGiveTheSameMeterTwice() {
        try (Metrics metrics = new Metrics()) {
            assertThat(metrics.counter(Metric.VIEW_UNREADABLE, "a", "b"))
                    .isSameAs(metrics.counter(Metric.VIEW_UNREADABLE, "a", "b"));
        }
    }

    @Test
    void shouldRefuseTheWrongNumberOfTags() {
        try (Metrics metrics = new Metrics()) {
            assertThatThrownBy(() -> metrics.counter(Metric.VIEW_UNREADABLE))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("VIEW_UNREADABLE has the tags [role, topic] and was given 0 values");
        }
    }

    @Test
    void shouldNameEveryMetricOnceAndAsOurs() {
        assertThat(Stream.of(Metric.values()).map(Metric::meterName))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("bellbuoy(\\.[a-z]+)+"));
    }

    @Test
    void shouldRefuseTwoChecksOfOneName() {
        // Given
        Health health = new Health();
        health.readiness("kafka", HealthStatus::up);

        // Then
        assertThatThrownBy(() -> health.readiness("kafka", HealthStatus::up))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kafka");
    }
}
