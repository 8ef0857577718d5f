package io.bellbuoy.ingest.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bellbuoy.events.AuditEntry;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.ingest.audit.Actor;
import io.bellbuoy.ingest.audit.AuditEntries;
import io.bellbuoy.ingest.kafka.UnavailableException;
import io.bellbuoy.ingest.subscriptions.SubscriptionDocument;
import io.bellbuoy.ingest.subscriptions.SubscriptionRevision;
import io.bellbuoy.json.JsonBody;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.config.ConfigSources;
import io.bellbuoy.kit.config.Preset;
import io.bellbuoy.kit.secrets.SubscriptionSecrets;
import io.bellbuoy.topics.HeaderNames;
import io.bellbuoy.topics.RetryLadder;
import io.bellbuoy.topics.SubscriptionKey;
import io.bellbuoy.topics.TenantPartitioner;
import io.bellbuoy.topics.Topics;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class RevisionLogTest {

    private static final SubscriptionSecrets CLEAR = SubscriptionSecrets.inClear();
    private static final int PARTITIONS = 12;
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final SubscriptionRevision CREATED = SubscriptionRevision.put(
            SubscriptionDocument.read(
                    new SubscriptionKey("acme", "ci"),
                    JsonBody.parse("{\"endpoint\":{\"url\":\"https://ci.example\"}}".getBytes(UTF_8))
                            .root(),
                    BellbuoyConfig.load(new ConfigSources(Optional.empty(), Map.of(), List.of(), Preset.NONE))
                            .egress()),
            Optional.empty(),
            NOW,
            new SecureRandom());

    private static final AuditEntry ENTRY = AuditEntries.change(
            Actor.of("admin"),
            "subscription",
            new SubscriptionKey("acme", "ci"),
            Optional.empty(),
            Optional.of(CREATED.subscription()),
            NOW);

    private final List<MockProducer<String, Object>> opened = new ArrayList<>();
    private final RevisionLog log = new RevisionLog(
            new Topics("t.", RetryLadder.DEFAULT), PARTITIONS, CLEAR, new ChangeProducers(this::openProducer));

    @Test
    void shouldWriteWhatChangedAndWhoDidItInOneTransactionToTheSamePartition() {
        // When
        append(CREATED);

        // Then
        int partition = TenantPartitioner.partition("acme", PARTITIONS);
        assertThat(opened).singleElement().satisfies(producer -> {
            assertThat(producer.commitCount()).isEqualTo(1);
            assertThat(producer.history()).hasSize(3);
            ProducerRecord<String, Object> subscription = producer.history().get(0);
            assertThat(subscription.topic()).isEqualTo("t.subscriptions");
            assertThat(subscription.key()).isEqualTo("acme/ci");
            assertThat(subscription.partition()).isEqualTo(partition);
            assertThat(subscription.value()).isEqualTo(CREATED.subscription());
            ProducerRecord<String, Object> event = producer.history().get(1);
            assertThat(event.topic()).isEqualTo("t.events");
            assertThat(event.key()).isEqualTo("acme");
            assertThat(event.partition()).isEqualTo(partition);
            assertThat(event.value()).isEqualTo(CREATED.event());
            ProducerRecord<String, Object> audit = producer.history().get(2);
            assertThat(audit.topic()).isEqualTo("t.audit");
            assertThat(audit.key()).isEqualTo("acme");
            assertThat(audit.partition()).isEqualTo(partition);
            assertThat(audit.value()).isEqualTo(ENTRY);
        });
    }

    @Test
    void shouldLeaveATombstoneThatSaysItsVersion() {
        // When
        SubscriptionRevision deleted = SubscriptionRevision.delete(CREATED.subscription(), NOW);
        append(deleted);

        // Then
        ProducerRecord<String, Object> tombstone = opened.get(0).history().get(0);
        assertThat(tombstone.value()).isNull();
        assertThat(new String(
                        tombstone
                                .headers()
                                .lastHeader(HeaderNames.SUBSCRIPTION_VERSION)
                                .value(),
                        UTF_8))
                .isEqualTo(Long.toString(deleted.subscription().getVersion()));
    }

    @Test
    void shouldAbortWhatKafkaRefusesAndGoOnWithTheSameProducer() {
        // Given
        append(CREATED);
        opened.get(0).commitTransactionException = new TimeoutException("a record was not acknowledged");

        // When
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> append(CREATED))
                .withMessageContaining("nothing was changed");
        opened.get(0).commitTransactionException = null;
        append(CREATED);

        // Then
        assertThat(opened).singleElement().satisfies(producer -> {
            assertThat(producer.commitCount()).isEqualTo(2);
            assertThat(producer.history()).hasSize(6);
        });
    }

    @Test
    void shouldAdmitNotToKnowWhenACommitCannotBeUndoneAndTakeAnotherProducer() {
        // Given: Kafka allows no abort after a commit that got no answer
        append(CREATED);
        opened.get(0).commitTransactionException = new TimeoutException("no answer to the commit");
        opened.get(0).abortTransactionException = new IllegalStateException("the commit must be retried");

        // When
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> append(CREATED))
                .withMessageContaining("may be made");
        append(CREATED);

        // Then
        assertThat(opened).hasSize(2);
        assertThat(opened.get(0).closed()).isTrue();
        assertThat(opened.get(1).commitCount()).isEqualTo(1);
    }

    @Test
    void shouldSayThatAnotherInstanceHasTakenOver() {
        // Given
        append(CREATED);
        opened.get(0).fenceProducer();

        // When
        assertThatExceptionOfType(OvertakenException.class).isThrownBy(() -> append(CREATED));
        append(CREATED);

        // Then
        assertThat(opened).hasSize(2);
        assertThat(opened.get(1).commitCount()).isEqualTo(1);
    }

    @Test
    void shouldWriteWhatIsToAllTenantsToEveryPartitionInOneTransaction() {
        // Given
        Subscription toAll = Subscription.newBuilder(CREATED.subscription())
                .setTenant(SubscriptionKey.PLATFORM)
                .build();

        // When
        log.append(
                SubscriptionKey.PLATFORM,
                List.of(new SubscriptionRevision(CREATED.kind(), toAll, false, CREATED.time())),
                List.of(ENTRY));

        // Then
        assertThat(opened).singleElement().satisfies(producer -> {
            assertThat(producer.commitCount()).isEqualTo(1);
            for (String topic : List.of("t.subscriptions", "t.events")) {
                assertThat(producer.history())
                        .filteredOn(record -> record.topic().equals(topic))
                        .extracting(ProducerRecord::partition)
                        .containsExactlyElementsOf(
                                IntStream.range(0, PARTITIONS).boxed().toList());
            }
        });
    }

    @Test
    void shouldOpenNoMoreProducersThanItNeeds() {
        // When
        for (int tenant = 0; tenant < 2 * ChangeProducers.MOST; tenant++) {
            log.takeOver("tenant-" + tenant);
            log.takeOver("tenant-0");
        }

        // Then: the one that is used all the time is among those that stay open
        assertThat(opened).filteredOn(producer -> !producer.closed()).hasSize(ChangeProducers.MOST);
        assertThat(opened).hasSize(2 * ChangeProducers.MOST);
        assertThat(opened.get(0).closed()).isFalse();
    }

    @Test
    void shouldOpenAnotherProducerWhenTheFirstCannotBegin() {
        // Given
        List<MockProducer<String, Object>> broken = new ArrayList<>();
        RevisionLog starting = new RevisionLog(
                new Topics("t.", RetryLadder.DEFAULT), PARTITIONS, CLEAR, new ChangeProducers(tenant -> {
                    MockProducer<String, Object> producer = mockProducer();
                    if (broken.isEmpty()) {
                        producer.initTransactionException = new ProducerFencedException("busy");
                    }
                    broken.add(producer);
                    return producer;
                }));

        // When
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> starting.append("acme", List.of(CREATED), List.of(ENTRY)))
                .withMessageContaining("nothing was changed");
        starting.append("acme", List.of(CREATED), List.of(ENTRY));

        // Then
        assertThat(broken).hasSize(2);
        assertThat(broken.get(0).closed()).isTrue();
        assertThat(broken.get(1).commitCount()).isEqualTo(1);
    }

    private void append(SubscriptionRevision revision) {
        log.append("acme", List.of(revision), List.of(ENTRY));
    }

    private Producer<String, Object> openProducer(String tenant) {
        MockProducer<String, Object> producer = mockProducer();
        opened.add(producer);
        return producer;
    }

    private static MockProducer<String, Object> mockProducer() {
        return new MockProducer<>(true, null, new StringSerializer(), (topic, value) -> new byte[0]);
    }
}
