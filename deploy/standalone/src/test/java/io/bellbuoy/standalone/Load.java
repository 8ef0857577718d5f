package io.bellbuoy.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends events of the tenant {@code acme}, one after the other on a few threads, and remembers which were accepted. */
final class Load implements AutoCloseable {

    static final int SENDERS = 4;

    private final Pipeline pipeline;
    private final ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
    private final Set<String> accepted = new ConcurrentSkipListSet<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicInteger next = new AtomicInteger();

    private Load(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    static Load on(Pipeline pipeline) {
        Load load = new Load(pipeline);
        for (int i = 0; i < SENDERS; i++) {
            load.senders.execute(load::sendUntilClosed);
        }
        return load;
    }

    /** Ids of the events that were answered 202. */
    Set<String> accepted() {
        return accepted;
    }

    /** Events that were answered 503, or not at all. */
    int refusals() {
        return refusals.get();
    }

    /** Sends every accepted event again, in no order, and then one that is new. */
    void sendAgain() throws Exception {
        for (String id : Set.copyOf(accepted)) {
            send(id);
        }
        send("e" + next.incrementAndGet());
    }

    private void sendUntilClosed() {
        while (!senders.isShutdown()) {
            try {
                send("e" + next.incrementAndGet());
            } catch (Exception e) {
                // No answer at all: not accepted.
                refusals.incrementAndGet();
            }
        }
    }

    private void send(String id) throws Exception {
        HttpResponse<String> answer = pipeline.send(
                "POST",
                "/v1/tenants/acme/events",
                "application/json",
                "{\"id\": \"%s\", \"type\": \"artifact.pushed\"}".formatted(id));
        if (answer.statusCode() == 202) {
            accepted.add(id);
        } else {
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            refusals.incrementAndGet();
        }
    }

    /** Sends no more; every answer is in when this returns. */
    @Override
    public void close() throws InterruptedException {
        senders.shutdown();
        assertThat(senders.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }
}
