package io.bellbuoy.ingest.history.peers;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.ingest.history.log.Found;
import io.bellbuoy.ingest.history.log.HistoryQuery;
import io.bellbuoy.ingest.kafka.UnavailableException;
import io.bellbuoy.kit.config.HistoryConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PeersIT {

    private static final HistoryQuery QUERY = new HistoryQuery.OfNotification("acme", "ntf_1");
    private static final Found ANSWER =
            new Found(List.of(Bytes.wrap(new byte[] {0, (byte) 0xff})), Optional.of(Bytes.wrap(new byte[] {1})));

    private final Vertx vertx = Vertx.vertx();
    private Peers asked;

    @BeforeEach
    void start() throws Exception {
        asked = peers("one-secret-for-all", (query, partition, mayBeBehind) -> {
            assertThat(query).isEqualTo(QUERY);
            assertThat(partition).isEqualTo(3);
            return mayBeBehind ? Future.succeededFuture(ANSWER) : Future.failedFuture("being restored");
        });
        asked.start();
    }

    @AfterEach
    void stop() throws Exception {
        asked.stop();
        vertx.close().await(5, SECONDS);
    }

    @Test
    void shouldTellAPeerWhatItAsks() throws Exception {
        // When
        Found found = ask("one-secret-for-all", asked.self(), true);

        // Then
        assertThat(found).isEqualTo(ANSWER);
    }

    @Test
    void shouldTellAStrangerNothing() {
        assertThatThrownBy(() -> ask("another-secret-of-theirs", asked.self(), true))
                .isInstanceOf(UnavailableException.class);
    }

    @Test
    void shouldSayThatAPeerCannotAnswerNow() {
        assertThatThrownBy(() -> ask("one-secret-for-all", asked.self(), false))
                .isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> ask("one-secret-for-all", new HostInfo("127.0.0.1", 1), true))
                .isInstanceOf(UnavailableException.class)
                .hasMessageNotContaining("127.0.0.1");
    }

    private Found ask(String secret, HostInfo host, boolean mayBeBehind) throws Exception {
        return peers(secret, (query, partition, behind) -> Future.failedFuture("nobody asks"))
                .at(host)
                .ask(QUERY, 3, mayBeBehind)
                .await(5, SECONDS);
    }

    private Peers peers(String secret, Keeper self) {
        HistoryConfig config = new HistoryConfig(
                Duration.ofDays(1),
                Path.of("."),
                0,
                Optional.of(new Password(secret)),
                "127.0.0.1",
                0,
                Optional.empty());
        return Peers.of(config, vertx, self);
    }
}
