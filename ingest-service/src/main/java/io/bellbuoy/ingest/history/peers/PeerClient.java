package io.bellbuoy.ingest.history.peers;

import io.bellbuoy.ingest.history.log.Found;
import io.bellbuoy.ingest.history.log.HistoryQuery;
import io.bellbuoy.ingest.kafka.UnavailableException;
import io.bellbuoy.kit.logging.LogKeys;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
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

    private final HttpClient client;
    private final PeerSecret secret;

    /** A client that shows the secret that all instances share. */
    PeerClient(Vertx vertx, PeerSecret secret) {
        this.client =
                vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(Math.toIntExact(TIMEOUT.toMillis())));
        this.secret = secret;
    }

    /** The instance at an address. */
    Keeper at(HostInfo host) {
        return (query, partition, mayBeBehind) -> client.request(options(host, query, partition, mayBeBehind))
                .compose(request -> request.send().compose(PeerClient::body))
                .map(PeerClient::found)
                .recover(failure -> Future.failedFuture(unavailable(host, failure)));
    }

    @Override
    public void close() {
        client.close();
    }

    private RequestOptions options(HostInfo host, HistoryQuery query, int partition, boolean mayBeBehind) {
        String uri = PeerServer.PATH + "?" + PeerServer.PARTITION + "=" + partition + "&" + PeerServer.MAY_BE_BEHIND
                + "=" + mayBeBehind + "&" + QueryForm.write(query);
        return new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(host.host())
                .setPort(host.port())
                .setURI(uri)
                .setTimeout(TIMEOUT.toMillis())
                .putHeader("authorization", secret.authorization());
    }

    private static Future<Buffer> body(HttpClientResponse response) {
        return response.statusCode() == 200
                ? response.body()
                : Future.failedFuture("It answered " + response.statusCode());
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
