package io.bellbuoy.benchmarks.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.events.RegistryEvent;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadTest {

    private static final int EVENTS = 5_000;

    @ParameterizedTest
    @ValueSource(ints = {1_000, 10_000})
    void shouldHaveAboutTwoAndAHalfSubscriptionsWantAnEventHoweverManyThereAre(int subscriptions) {
        Workload workload = Workload.of(1, subscriptions);
        Engine engine = EngineKind.BELLBUOY.build(workload);

        double wanted = events(workload)
                .mapToInt(event -> engine.matches(event).size())
                .average()
                .orElseThrow();

        assertThat(wanted).isBetween(2.2, 2.8);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 100_000})
    void shouldHardlyEverRepeatAnEvent(int subscriptions) {
        Stream<String> subjects = events(Workload.of(1, subscriptions)).map(SubjectRule::subject);

        assertThat(subjects.distinct()).hasSizeGreaterThan(EVENTS * 99 / 100);
    }

    private static Stream<RegistryEvent> events(Workload workload) {
        return workload.events(EVENTS, Popularity.UNIFORM);
    }
}
