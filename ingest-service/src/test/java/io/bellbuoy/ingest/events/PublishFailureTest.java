package io.bellbuoy.ingest.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.ingest.kafka.UnavailableException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class PublishFailureTest {

    @Test
    void shouldAskToTryAgainWhenKafkaOrTheRegistryIsAway() {
        assertThat(PublishFailure.of(new TimeoutException("no acknowledgement")))
                .isInstanceOf(UnavailableException.class);
        assertThat(PublishFailure.of(new SerializationException("no schema id", new TimeoutException("no answer"))))
                .isInstanceOf(UnavailableException.class);
    }

    @Test
    void shouldBlameTheCallerForAnEventThatIsTooLarge() {
        assertThat(PublishFailure.of(new RecordTooLargeException("2 MiB"))).isInstanceOf(EventTooLargeException.class);
    }

    @Test
    void shouldOwnUpToAnEventThatWeCannotWrite() {
        SerializationException bug = new SerializationException("does not fit", new ArithmeticException("overflow"));

        assertThat(PublishFailure.of(bug)).isSameAs(bug);
    }
}
