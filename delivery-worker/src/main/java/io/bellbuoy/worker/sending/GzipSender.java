package io.bellbuoy.worker.sending;

import io.bellbuoy.worker.verdict.Response;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Compresses the bodies of requests that ask for it. The signature, made before, is over what it was. */
final class GzipSender implements Sender {

    /** What fits into one packet anyway is not worth the receiver's work. */
    private static final int LEAST_BYTES = 1_400;

    private final Sender inner;

    GzipSender(Sender inner) {
        this.inner = inner;
    }

    @Override
    public Future<Response> send(Request request) {
        boolean isWorthIt = request.transport().gzip() && request.body().length() >= LEAST_BYTES;
        return inner.send(isWorthIt ? request.encoded("gzip", gzip(request.body())) : request);
    }

    private static Buffer gzip(Buffer body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length() / 2);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail to be written", e);
        }
        return Buffer.buffer(bytes.toByteArray());
    }
}
