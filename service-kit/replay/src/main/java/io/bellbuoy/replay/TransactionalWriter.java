package io.bellbuoy.replay;

import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.kafka.KafkaClients;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;

/** Writes records all or nothing. After a failure it is of no more use. Confined to one thread. */
public final class TransactionalWriter implements AutoCloseable {

    private final Producer<byte[], byte[]> producer;

    private TransactionalWriter(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /** As {@link #takingOver}, with a producer whose transactional id has this name behind the prefix of all topics. */
    public static TransactionalWriter named(String name, BellbuoyConfig config) {
        KafkaClients clients = new KafkaClients(config.kafka(), config.schemaRegistry(), "bellbuoy-" + name);
        return takingOver(new OperatorClients(clients).producer(config.topics().prefix() + name));
    }

    /**
     * Takes over from whoever had the producer's transactional id. Once this returns, whatever they had begun is committed
     * or aborted, and they can write no more.
     */
    static TransactionalWriter takingOver(Producer<byte[], byte[]> producer) {
        try {
            producer.initTransactions();
            return new TransactionalWriter(producer);
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    /**
     * Writes and commits.
     *
     * @throws TakenOverException when another has the transactional id by now
     * @throws KafkaException when it failed; then nothing was written, unless the broker committed and could not say so
     */
    public void write(List<ProducerRecord<byte[], byte[]>> records) {
        try {
            producer.beginTransaction();
            records.forEach(producer::send);
            producer.commitTransaction();
        } catch (KafkaException e) {
            throw isFenced(e) || isFenced(e.getCause()) ? new TakenOverException(e) : e;
        }
    }

    /** Closes at once: what was not committed is meant to be aborted. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }

    private static boolean isFenced(@Nullable Throwable failure) {
        return failure instanceof ProducerFencedException || failure instanceof InvalidProducerEpochException;
    }
}
