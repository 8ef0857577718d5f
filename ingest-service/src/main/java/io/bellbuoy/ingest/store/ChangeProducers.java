package io.bellbuoy.ingest.store;

import io.bellbuoy.ingest.kafka.UnavailableException;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;

/**
 * The transactional producers of the tenants that were changed last. All producers of one tenant have one transactional id,
 * on whatever instance: from when one is opened on, Kafka refuses what those before it write, and undoes what they had not
 * committed. For one thread.
 */
final class ChangeProducers implements AutoCloseable {

    /** Most that are open: each has a thread and connections. */
    static final int MOST = 16;

    private static final float USUAL_LOAD = 0.75f;

    private final Function<String, Producer<String, Object>> factory;
    private final Map<String, Producer<String, Object>> open = new LinkedHashMap<>(MOST, USUAL_LOAD, true);

    /**
     * Opens producers when they are needed.
     *
     * @param factory makes a tenant's, always with the same transactional id
     */
    ChangeProducers(Function<String, Producer<String, Object>> factory) {
        this.factory = factory;
    }

    /**
     * The tenant's, which takes over if it is opened now.
     *
     * @throws UnavailableException when it cannot be opened
     */
    Producer<String, Object> of(String tenant) {
        Producer<String, Object> known = open.get(tenant);
        if (known != null) {
            return known;
        }
        Producer<String, Object> opened = factory.apply(tenant);
        try {
            // Ends what a producer before this one may have left open.
            opened.initTransactions();
        } catch (KafkaException e) {
            opened.close(Duration.ZERO);
            throw new UnavailableException("Kafka does not answer, and nothing was changed", e);
        }
        open.put(tenant, opened);
        closeEldest();
        return opened;
    }

    /** It is of no more use; another one takes over. */
    void discard(String tenant) {
        Producer<String, Object> useless = open.remove(tenant);
        if (useless != null) {
            useless.close(Duration.ZERO);
        }
    }

    @Override
    public void close() {
        open.values().forEach(producer -> producer.close(Duration.ofSeconds(5)));
        open.clear();
    }

    private void closeEldest() {
        Iterator<Producer<String, Object>> eldestFirst = open.values().iterator();
        if (open.size() > MOST) {
            eldestFirst.next().close(Duration.ZERO);
            eldestFirst.remove();
        }
    }
}
