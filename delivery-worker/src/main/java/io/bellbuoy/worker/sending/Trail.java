package io.bellbuoy.worker.sending;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a request leaves behind on its way. Its sender writes it on the event loop of the exchange, and whoever made the
 * request reads it there when the exchange is over.
 */
public final class Trail {

    private final int excerptBytes;
    private long begun;
    private long requestBytes;
    private @Nullable Long connected;
    private @Nullable Long answered;
    private @Nullable MultiMap requestHeaders;
    private @Nullable MultiMap responseHeaders;
    private Buffer responseStart = Buffer.buffer(0);
    private long responseBytes;

    /**
     * An empty one.
     *
     * @param excerptBytes how much of the response's body is kept
     */
    public Trail(int excerptBytes) {
        this.excerptBytes = excerptBytes;
    }

    void begin(long bodyBytes) {
        begun = System.nanoTime();
        requestBytes = bodyBytes;
    }

    void connected(MultiMap headers) {
        connected = System.nanoTime();
        requestHeaders = headers;
    }

    void answered(MultiMap headers) {
        answered = System.nanoTime();
        responseHeaders = headers;
    }

    void received(Buffer data) {
        responseBytes += data.length();
        int room = excerptBytes - responseStart.length();
        if (room > 0) {
            responseStart = responseStart.appendBuffer(data, 0, Math.min(room, data.length()));
        }
    }

    /** The headers that were sent; empty when there was no connection to send them on. */
    public Optional<MultiMap> requestHeaders() {
        return Optional.ofNullable(requestHeaders);
    }

    /** Size of the body as it was sent, or was to be. */
    public long requestBytes() {
        return requestBytes;
    }

    /** The headers that came; empty when none did. */
    public Optional<MultiMap> responseHeaders() {
        return Optional.ofNullable(responseHeaders);
    }

    /** The beginning of the response's body. */
    public byte[] responseStart() {
        return responseStart.getBytes();
    }

    /** How much of the response's body came. */
    public long responseBytes() {
        return responseBytes;
    }

    /** How long it took until there was a connection; empty when there was none. */
    public Optional<Duration> untilConnected() {
        return since(connected);
    }

    /** How long it took until the response began; empty when none did. */
    public Optional<Duration> untilAnswered() {
        return since(answered);
    }

    private Optional<Duration> since(@Nullable Long moment) {
        return Optional.ofNullable(moment).map(nanos -> Duration.ofNanos(nanos - begun));
    }
}
