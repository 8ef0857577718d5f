package io.bellbuoy.standalone.contract;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real service, and a client with a token that sends whatever it is told, well-formed or not. Any thread may use it. */
public final class FrontDoor implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client;
    private final String token;

    /** The service at a port of this machine. */
    public FrontDoor(int port, String token) {
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setDefaultHost("127.0.0.1")
                        .setDefaultPort(port)
                        .setMaxInitialLineLength(1 << 20),
                new PoolOptions().setHttp1MaxSize(16));
        this.token = token;
    }

    /** What it says that it promises. */
    public OpenApi promise() throws Exception {
        return new OpenApi(send("GET", "/openapi.json", Map.of(), null).json().orElseThrow());
    }

    /** Sends a request with the token, unless the headers say otherwise; an empty header is left out. */
    public Answer send(String method, String target, Map<String, String> headers, @Nullable String body)
            throws Exception {
        RequestOptions options =
                new RequestOptions().setMethod(HttpMethod.valueOf(method)).setURI(target);
        if (!headers.containsKey("Authorization")) {
            options.putHeader("Authorization", "Bearer " + token);
        }
        headers.forEach((name, value) -> {
            if (!value.isEmpty()) {
                options.putHeader(name, value);
            }
        });
        Promise<Answer> answered = Promise.promise();
        // On one thread from the beginning: a body that comes before anybody asks for it is lost.
        vertx.runOnContext(started -> client.request(options)
                .compose(request -> request.send(Buffer.buffer(body == null ? "" : body)))
                .compose(FrontDoor::answer)
                .onComplete(answered));
        return answered.future().await(PATIENCE_SECONDS, SECONDS);
    }

    private static Future<Answer> answer(HttpClientResponse response) {
        return response.body().map(content -> Answer.of(response.statusCode(), response.headers(), content.toString()));
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
