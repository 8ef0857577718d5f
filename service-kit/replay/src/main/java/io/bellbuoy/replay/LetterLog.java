package io.bellbuoy.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.events.DeadLetter;
import io.bellbuoy.kit.logging.LogKeys;
import io.bellbuoy.replay.deadletter.Entry;
import io.bellbuoy.serde.UnreadableRecordException;
import io.bellbuoy.topics.SubscriptionKey;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A stretch of the dead-letter topic, to be read as often as one likes. For one thread. */
final class LetterLog {

    private static final Logger LOG = LoggerFactory.getLogger(LetterLog.class);

    private final Supplier<SliceReader> readers;
    private final Deserializer<DeadLetter> deserializer;
    private final Predicate<String> isWanted;

    /**
     * A stretch.
     *
     * @param readers each reads it from its beginning
     * @param isWanted of keys: what has others is left out unread
     */
    LetterLog(Supplier<SliceReader> readers, Deserializer<DeadLetter> deserializer, Predicate<String> isWanted) {
        this.readers = readers;
        this.deserializer = deserializer;
        this.isWanted = isWanted;
    }

    /** Everything, the oldest first, read as the stream is; a stream that is asked for later ends those before. */
    Stream<Entry> entries() {
        return readers.get().stream().filter(this::isWanted).flatMap(record -> entry(record).stream());
    }

    private boolean isWanted(ConsumerRecord<byte[], byte[]> record) {
        return record.key() == null || isWanted.test(new String(record.key(), UTF_8));
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
