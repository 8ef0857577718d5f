package io.bellbuoy.replay;

import io.bellbuoy.events.DeadLetter;
import io.bellbuoy.kit.logging.LogKeys;
import io.bellbuoy.replay.deadletter.Entry;
import io.bellbuoy.serde.UnreadableRecordException;
import io.bellbuoy.topics.SubscriptionKey;
import java.util.Iterator;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A stretch of the dead-letter topic, to be read as often as one likes. For one thread. */
final class LetterLog {

    private static final Logger LOG = LoggerFactory.getLogger(LetterLog.class);

    private final Consumer<byte[], byte[]> consumer;
    private final Deserializer<DeadLetter> deserializer;
    private final Slice slice;

    LetterLog(Consumer<byte[], byte[]> consumer, Deserializer<DeadLetter> deserializer, Slice slice) {
        this.consumer = consumer;
        this.deserializer = deserializer;
        this.slice = slice;
    }

    /** Everything, the oldest first, read as the stream is; a stream that is asked for later ends those before. */
    Stream<Entry> entries() {
        Iterator<ConsumerRecord<byte[], byte[]>> records = new SliceReader(consumer, slice);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(records, Spliterator.ORDERED), false)
                .flatMap(record -> entry(record).stream());
    }

    /** What it cannot read it reports and leaves out: one bad record must not hide the others. */
    private Optional<Entry> entry(ConsumerRecord<byte[], byte[]> record) {
        try {
            return Optional.of(decoded(record));
        } catch (RetriableException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue(LogKeys.TOPIC, record.topic())
                    .addKeyValue(LogKeys.PARTITION, record.partition())
                    .addKeyValue(LogKeys.OFFSET, record.offset())
                    .addKeyValue(LogKeys.REASON, e.getMessage())
                    .log("Passed over a record that is no dead letter");
            return Optional.empty();
        }
    }

    private Entry decoded(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            throw new UnreadableRecordException("it has no value");
        }
        DeadLetter letter = deserializer.deserialize(record.topic(), record.value());
        SubscriptionKey key = new SubscriptionKey(
                letter.getNotification().getTenant(), letter.getNotification().getSubscription());
        return new Entry(record.partition(), record.offset(), key, letter);
    }
}
