package io.bellbuoy.benchmarks.match;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.matcher.index.Match;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AgreementTest {

    private static final Workload WORKLOAD = Workload.of(1, 300);
    private static final List<RegistryEvent> EVENTS =
            WORKLOAD.events(300, Popularity.UNIFORM).toList();

    @ParameterizedTest
    @EnumSource
    void shouldAcceptEveryEngine(EngineKind kind) {
        Engine engine = kind.build(WORKLOAD);

        assertThatCode(() -> Agreement.check(engine, WORKLOAD, EVENTS)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource
    void shouldAcceptEveryEngineAfterEverySubscriptionHasChanged(EngineKind kind) {
        // Given
        Engine engine = kind.build(WORKLOAD);
        Workload changed = WORKLOAD.changed();

        // When
        changed.subscriptions().forEach(engine::put);

        // Then
        assertThatCode(() -> Agreement.check(engine, changed, EVENTS)).doesNotThrowAnyException();
    }

    @Test
    void shouldRefuseAnEngineThatMissesSubscriptions() {
        Engine blind = new Engine() {
            @Override
            public void put(Subscription subscription) {}

            @Override
            public List<Match> matches(RegistryEvent event) {
                return List.of();
            }
        };

        assertThatIllegalStateException()
                .isThrownBy(() -> Agreement.check(blind, WORKLOAD, EVENTS))
                .withMessageContaining("subscription-");
    }
}
