package io.bellbuoy.worker.sending;

import io.bellbuoy.worker.verdict.Response;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Measures how long exchanges take and how many are open. */
final class MeasuredSender implements Sender {

    private final Sender inner;
    private final Timer latency;
    private final AtomicInteger inFlight;

    MeasuredSender(Sender inner, Timer latency, AtomicInteger inFlight) {
        this.inner = inner;
        this.latency = latency;
        this.inFlight = inFlight;
    }

    @Override
    public Future<Response> send(Request request) {
        inFlight.incrementAndGet();
        Timer.Sample sample = Timer.start();
        return inner.send(request).onComplete(done -> {
            inFlight.decrementAndGet();
            sample.stop(latency);
        });
    }
}
