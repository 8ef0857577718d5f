package io.bellbuoy.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.topics.RetryLadder;
import io.bellbuoy.topics.SubscriptionKey;
import io.bellbuoy.topics.Topics;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class RegistryEventProducerTest {

    private static final RegistryEvent EVENT = RegistryEvent.newBuilder()
            .setId("e1")
            .setTenant("acme")
            .setType("artifact.pushed")
            .build();
    private static final Serializer<RegistryEvent> AVRO = (topic, event) -> {
        try {
            return event.toByteBuffer().array();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    };

    private final MockProducer<String, RegistryEvent> kafka =
            new MockProducer<>(false, null, new StringSerializer(), AVRO);
    private final RegistryEventProducer producer =
            new RegistryEventProducer(kafka, new Topics("t.", RetryLadder.DEFAULT));

    @Test
    void shouldKeyByTenantAndCompleteOnlyWhenAcknowledged() {
        CompletableFuture<RecordMetadata> sent = producer.send(EVENT);

        assertThat(sent).isNotDone();
        assertThat(kafka.history()).singleElement().satisfies(record -> {
            assertThat(record.topic()).isEqualTo("t.events");
            assertThat(record.key()).isEqualTo("acme");
        });

        kafka.completeNext();
        assertThat(sent).isCompleted();
    }

    @Test
    void shouldFailWithKafkasReason() {
        CompletableFuture<RecordMetadata> sent = producer.send(EVENT);

        kafka.errorNext(new TimeoutException("no leader"));

        assertThat(sent).isCompletedExceptionally();
    }

    @Test
    void shouldRefuseAnEventThatBreaksARuleAndNameTheField() {
        RegistryEvent nameless = RegistryEvent.newBuilder(EVENT).setId(" ").build();
        RegistryEvent elsewhere =
                RegistryEvent.newBuilder(EVENT).setTenant("a/b").build();
        RegistryEvent typeless =
                RegistryEvent.newBuilder(EVENT).setType("Pushed!").build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> producer.send(nameless))
                .withMessageContaining("id");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> producer.send(elsewhere))
                .withMessageContaining("tenant");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> producer.send(typeless))
                .withMessageContaining("type");
        assertThat(kafka.history()).isEmpty();
    }

    @Test
    void shouldRefuseWhatOnlyBellbuoyItselfMaySay() {
        RegistryEvent forged = RegistryEvent.newBuilder(EVENT)
                .setType("bellbuoy.subscription.deleted")
                .build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> producer.send(forged))
                .withMessageContaining("must not start with bellbuoy.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> producer.send(RegistryEvent.newBuilder(forged)
                        .setTenant(SubscriptionKey.PLATFORM)
                        .build()))
                .withMessageContaining("must not start with bellbuoy.");
    }

    @Test
    void shouldTakeNoEventOfThePlatformForThatOfATenant() {
        RegistryEvent everybodys = RegistryEvent.newBuilder(EVENT)
                .setTenant(SubscriptionKey.PLATFORM)
                .build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> producer.send(everybodys))
                .withMessageContaining("tenant");
    }

    @Test
    void shouldRefuseWhatWouldMakeMatchingCostly() {
        RegistryEvent deep = RegistryEvent.newBuilder(EVENT)
                .setArtifact(Artifact.newBuilder().setPath("a".repeat(1025)).build())
                .build();
        RegistryEvent tagged = RegistryEvent.newBuilder(EVENT)
                .setArtifact(Artifact.newBuilder()
                        .setTags(Collections.nCopies(257, "t"))
                        .build())
                .build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> producer.send(deep))
                .withMessageContaining("artifact/path");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> producer.send(tagged))
                .withMessageContaining("artifact/tags");
    }
}
