package io.bellbuoy.worker.excerpt;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.events.DeliveryExchange;
import io.bellbuoy.events.Endpoint;
import io.bellbuoy.worker.sending.Request;
import io.bellbuoy.worker.sending.Trail;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.time.Duration;
import java.util.Map;

/** Makes of an exchange what is kept of it. Any thread may call. */
public final class Excerpts {

    private final int maxBytes;

    /**
     * Excerpts of one size.
     *
     * @param maxBytes of each body; 0 for none
     */
    public Excerpts(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** For a request that is yet to be made. */
    public Trail trail() {
        return new Trail(maxBytes);
    }

    /**
     * What is kept of an exchange that is over.
     *
     * @param request as it was made, its body not yet compressed
     * @param endpoint whose secrets are to be hidden
     */
    public DeliveryExchange of(Request request, Endpoint endpoint) {
        Trail trail = request.trail();
        SecretMask mask = Secrets.mask(request, endpoint);
        Iterable<Map.Entry<String, String>> sent = trail.requestHeaders()
                .<Iterable<Map.Entry<String, String>>>map(headers -> headers)
                .orElseGet(() -> request.headers().entrySet());
        return DeliveryExchange.newBuilder()
                .setRequestHeaders(Headers.sent(sent, mask))
                .setRequestBytes(trail.requestBytes())
                .setRequestBody(excerpt(start(request.body()), request.body().length(), mask))
                .setResponseHeaders(trail.responseHeaders()
                        .map(headers -> Headers.received(headers, mask))
                        .orElseGet(Map::of))
                .setResponseBytes(trail.responseBytes())
                .setResponseBody(excerpt(trail.responseStart(), trail.responseBytes(), mask))
                .setConnected(trail.untilConnected().map(Duration::toMillis).orElse(null))
                .setAnswered(trail.untilAnswered().map(Duration::toMillis).orElse(null))
                .build();
    }

    private byte[] start(Buffer body) {
        return body.getBytes(0, Math.min(body.length(), maxBytes));
    }

    private static String excerpt(byte[] start, long wholeBytes, SecretMask mask) {
        boolean isCut = start.length < wholeBytes;
        String text = new String(start, ISO_8859_1);
        String hidden = isCut ? mask.hideInStart(text) : mask.hide(text);
        return text(hidden.getBytes(ISO_8859_1), isCut);
    }

    /** What is no text is shown as what cannot be; of a character that was cut in two, nothing is. */
    private static String text(byte[] utf8, boolean isCut) {
        CharBuffer text = CharBuffer.allocate(utf8.length);
        UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .decode(ByteBuffer.wrap(utf8), text, !isCut);
        return text.flip().toString();
    }
}
