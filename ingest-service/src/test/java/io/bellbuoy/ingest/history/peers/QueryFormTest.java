package io.bellbuoy.ingest.history.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.ingest.delivery.AttemptFilter;
import io.bellbuoy.ingest.history.log.HistoryQuery;
import io.bellbuoy.matching.EventTypePattern;
import io.bellbuoy.topics.SubscriptionKey;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.MultiMap;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class QueryFormTest {

    private static final SubscriptionKey KEY = new SubscriptionKey("acme", "a b&c=d");

    static Stream<HistoryQuery> queries() {
        AttemptFilter narrow = new AttemptFilter(
                Set.of("dead", "retry"),
                Optional.of(new EventTypePattern("scan.*")),
                Optional.of(Instant.parse("2026-11-21T20:00:00.123Z")),
                Optional.of(Instant.parse("2026-11-21T21:00:00Z")));
        return Stream.of(
                new HistoryQuery.Attempts(KEY, AttemptFilter.ALL, Optional.empty(), 50),
                new HistoryQuery.Attempts(KEY, narrow, Optional.empty(), 1),
                new HistoryQuery.NewestByEventType(KEY),
                new HistoryQuery.OfNotification("acme", "ntf_é?"));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void shouldReadTheQuestionThatWasWritten(HistoryQuery query) {
        // When
        HistoryQuery read = QueryForm.read(parameters(QueryForm.write(query)));

        // Then
        assertThat(read).isEqualTo(query);
    }

    @Test
    void shouldRefuseAPlaceOfAnotherSubscription() {
        // Given
        MultiMap form = parameters("kind=attempts&subscription=acme/ci&limit=5&after=AAAA");

        // When
        assertThatThrownBy(() -> QueryForm.read(form)).isInstanceOf(IllegalArgumentException.class);
    }

    private static MultiMap parameters(String form) {
        MultiMap parameters = MultiMap.caseInsensitiveMultiMap();
        new QueryStringDecoder(form, false)
                .parameters()
                .forEach((name, values) -> values.forEach(value -> parameters.add(name, value)));
        return parameters;
    }
}
