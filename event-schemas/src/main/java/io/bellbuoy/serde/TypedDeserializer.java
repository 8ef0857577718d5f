package io.bellbuoy.serde;

import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Lets only records of one type through, and sorts the failures of whichever deserializer does the work into
 * {@link UnreadableRecordException} and {@link RegistryUnavailableException}. As safe with threads as that one is.
 */
final class TypedDeserializer<T extends SpecificRecord> implements Deserializer<T> {
    private final Class<T> type;
    private final Deserializer<?> delegate;

    TypedDeserializer(Class<T> type, Deserializer<?> delegate) {
        this.type = type;
        this.delegate = delegate;
    }

    @Override
    public @Nullable T deserialize(String topic, byte @Nullable [] data) {
        return deserialize(topic, new RecordHeaders(), data);
    }

    @Override
    public @Nullable T deserialize(String topic, Headers headers, byte @Nullable [] data) {
        Object record = read(topic, headers, data);
        if (record != null && !type.isInstance(record)) {
            throw unreadable(topic, "it is a " + record.getClass().getName(), null);
        }
        return type.cast(record);
    }

    @Override
    public void close() {
        delegate.close();
    }

    private @Nullable Object read(String topic, Headers headers, byte @Nullable [] data) {
        try {
            return delegate.deserialize(topic, headers, data);
        } catch (RegistryUnavailableException e) {
            throw e;
        } catch (SerializationException e) {
            throw isNetworkTrouble(e) ? unavailable(topic, e) : unreadable(topic, reason(e), e);
        } catch (ApiException e) {
            // Time-outs, throttling, missing rights: what Confluent's deserializer makes of 401, 403, 429 and 5xx.
            throw unavailable(topic, e);
        }
    }

    // Confluent's deserializer reports a refused connection as a SerializationException, as it does malformed bytes.
    // Avro has IOExceptions for these too, so only those of the network mean the registry.
    private static boolean isNetworkTrouble(Throwable failure) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof SocketException
                        || cause instanceof UnknownHostException
                        || cause instanceof SSLException);
    }

    // Ours says it all; Confluent's says little more than the id, and leaves the rest to the innermost cause.
    private static String reason(SerializationException failure) {
        Throwable root = causes(failure).reduce(failure, (outer, inner) -> inner);
        boolean isWhole = failure instanceof UnreadableRecordException || root == failure;
        return isWhole ? String.valueOf(failure.getMessage()) : failure.getMessage() + " (" + root + ")";
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    private static RegistryUnavailableException unavailable(String topic, RuntimeException cause) {
        return new RegistryUnavailableException(
                "Cannot ask the schema registry about a record in topic " + topic + ": " + cause.getMessage(), cause);
    }

    private UnreadableRecordException unreadable(String topic, String why, @Nullable Throwable cause) {
        return new UnreadableRecordException(
                "Cannot read a " + type.getName() + " from topic " + topic + ": " + why, cause);
    }
}
