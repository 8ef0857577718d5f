package io.bellbuoy.benchmarks.matcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.matcher.index.SubscriptionIndex;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FanOutTest {

    private static final int SUBSCRIPTIONS = 1_000;

    @ParameterizedTest
    @ValueSource(ints = {1, 20})
    void shouldHaveExactlyAsManySubscriptionsWantAnEventAsAskedFor(int perEvent) {
        FanOut fanOut = new FanOut(SUBSCRIPTIONS, perEvent);
        SubscriptionIndex index = new SubscriptionIndex();
        IntStream.range(0, SUBSCRIPTIONS).mapToObj(fanOut::subscription).forEach(index::put);

        IntStream wanted = IntStream.range(0, SUBSCRIPTIONS)
                .map(number -> index.matches(fanOut.event(number)).size());

        assertThat(wanted).containsOnly(perEvent);
    }

    @Test
    void shouldTellWhichEventItIs() {
        RegistryEvent event = new FanOut(SUBSCRIPTIONS, 1).event(4_711);

        assertThat(FanOut.number(event)).isEqualTo(4_711);
    }
}
