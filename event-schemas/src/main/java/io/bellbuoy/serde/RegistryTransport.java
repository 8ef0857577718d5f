package io.bellbuoy.serde;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleSupplier;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Carries a question to the registry: round its URLs until one answers, then, after a pause, round again. Blocks the
 * caller, for a bounded time; may be used from any thread.
 */
final class RegistryTransport {
    private final HttpClient http;
    private final List<RegistryUrl> urls;
    private final Duration readTimeout;
    private final Backoff backoff;
    private final Sleeper sleeper;
    private final DoubleSupplier random;

    /** The URL that answered last, so that a dead one before it costs its time-out only once. */
    private volatile int preferred;

    RegistryTransport(SerdeConfig config, Sleeper sleeper, DoubleSupplier random) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.connectTimeout())
                .build();
        this.urls = config.registryUrls();
        this.readTimeout = config.readTimeout();
        this.backoff = config.backoff();
        this.sleeper = sleeper;
        this.random = random;
    }

    /**
     * @return an answer that asking again would not change
     * @throws RegistryUnavailableException when no URL gives one
     */
    RegistryAnswer send(RegistryRequest request) {
        Trouble trouble = new Trouble();
        for (int retry = 0; retry <= backoff.retries(); retry++) {
            if (retry > 0) {
                pauseBefore(retry);
            }
            RegistryAnswer answer = sendRound(request, trouble);
            if (answer != null) {
                return answer;
            }
        }
        throw new RegistryUnavailableException(
                "No answer from schema registry " + urls + " to " + request + ", last: " + trouble.last, trouble.cause);
    }

    private @Nullable RegistryAnswer sendRound(RegistryRequest request, Trouble trouble) {
        int first = preferred;
        for (int i = 0; i < urls.size(); i++) {
            int index = (first + i) % urls.size();
            RegistryAnswer answer = sendTo(urls.get(index), request, trouble);
            if (answer != null) {
                preferred = index;
                return answer;
            }
        }
        return null;
    }

    private @Nullable RegistryAnswer sendTo(RegistryUrl url, RegistryRequest request, Trouble trouble) {
        try {
            RegistryAnswer answer = exchange(url, request);
            if (!answer.isTransient()) {
                return answer;
            }
            trouble.note(answer.toString(), null);
        } catch (IOException e) {
            trouble.note(url + ": " + e, e);
        }
        return null;
    }

    // Not HttpRequest.timeout, which stops counting at the headers: a body that never ends would hold us for ever.
    private RegistryAnswer exchange(RegistryUrl url, RegistryRequest request) throws IOException {
        CompletableFuture<HttpResponse<String>> response = http.sendAsync(request.to(url), BodyHandlers.ofString());
        try {
            HttpResponse<String> received = response.get(readTimeout.toMillis(), TimeUnit.MILLISECONDS);
            return RegistryAnswer.of(url, received.statusCode(), received.body());
        } catch (TimeoutException e) {
            response.cancel(true);
            throw new IOException("no complete answer within " + readTimeout.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } catch (InterruptedException e) {
            response.cancel(true);
            throw new InterruptException(e);
        }
    }

    private void pauseBefore(int retry) {
        try {
            sleeper.sleep(backoff.pause(retry - 1, random.getAsDouble()));
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** The latest of the failures met on the way. */
    private static final class Trouble {
        private String last = "nothing";
        private @Nullable IOException cause;

        private void note(String what, @Nullable IOException cause) {
            this.last = what;
            this.cause = cause;
        }
    }
}
