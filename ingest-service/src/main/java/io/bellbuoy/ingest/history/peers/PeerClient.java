package io.bellbuoy.ingest.history.peers;

import io.bellbuoy.ingest.history.log.Found;
import io.bellbuoy.ingest.history.log.HistoryQuery;
import io.bellbuoy.ingest.kafka.UnavailableException;
import io.bellbuoy.kit.logging.LogKeys;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpResponseExpectation;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.apache.kafka.streams.state.HostInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the other instances. */
final class PeerClient implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PeerClient.class);

    /** A dead instance is known to the others until its session has ended, and whoever asks meanwhile has to wait for this. */
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final WebClient client;
    private final PeerSecret secret;

    /** A client that shows the secret that all instances share. */
    PeerClient(Vertx vertx, PeerSecret secret) {
        this.client = WebClient.create(
                vertx,
                new WebClientOptions()
                        .setConnectTimeout(Math.toIntExact(TIMEOUT.toMillis()))
                        .setFollowRedirects(false));
        this.secret = secret;
    }

    /** The instance at an address. */
    Keeper at(HostInfo host) {
        return (query, partition, mayBeBehind) -> client.get(
                        host.port(), host.host(), uri(query, partition, mayBeBehind))
                .timeout(TIMEOUT.toMillis())
                .putHeader("authorization", secret.authorization())
                .send()
                .expecting(HttpResponseExpectation.SC_OK)
                .map(answer -> found(answer.body()))
                .recover(failure -> Future.failedFuture(unavailable(host, failure)));
    }

    @Override
    public void close() {
        client.close();
    }

    private static String uri(HistoryQuery query, int partition, boolean mayBeBehind) {
        return PeerServer.PATH + "?" + PeerServer.PARTITION + "=" + partition + "&" + PeerServer.MAY_BE_BEHIND + "="
                + mayBeBehind + "&" + QueryForm.write(query);
    }

    private static Found found(Buffer body) {
        try {
            return AnswerForm.read(body.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it is, is nothing for who asked. */
    private static UnavailableException unavailable(HostInfo host, Throwable failure) {
        LOG.atWarn()
                .addKeyValue(LogKeys.ADDRESS, host.host() + ":" + host.port())
                .addKeyValue(LogKeys.REASON, failure.toString())
                .log("Another instance does not answer for the delivery history");
        return new UnavailableException(
                "The instance that keeps the history of these deliveries does not answer", failure);
    }
}
