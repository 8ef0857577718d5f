package io.bellbuoy.ingest.store;

import java.util.stream.Stream;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;

/** Another instance writes now. What was not written may be made anew from what is there then. */
final class OvertakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OvertakenException(Throwable cause) {
        super("Another instance has taken over", cause);
    }

    /**
     * Whether Kafka refused a producer because a later one has its transactional id, or because it has forgotten the id,
     * which was not used for a week. It has several ways to say so.
     */
    static boolean isCauseOf(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof ProducerFencedException
                        || cause instanceof InvalidProducerEpochException
                        || cause instanceof InvalidPidMappingException);
    }
}
