package io.bellbuoy.kit.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.kit.config.KafkaConfig;
import io.bellbuoy.kit.config.SchemaRegistryConfig;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class KafkaClientsTest {

    private final KafkaClients clients = new KafkaClients(
            new KafkaConfig("broker:9092", Map.of("security.protocol", "SSL")),
            new SchemaRegistryConfig("http://registry:8081", Map.of("basic.auth.user.info", "me:pw")),
            "bellbuoy-worker");

    @Test
    void shouldGiveEveryClientTheBrokersThePassedThroughAndAName() {
        // Given
        Map<String, Object> expected = Map.of(
                "bootstrap.servers", "broker:9092", "security.protocol", "SSL", "client.id", "bellbuoy-worker-x");

        // Then
        assertThat(clients.admin("x")).isEqualTo(expected);
        assertThat(clients.producer("x")).containsAllEntriesOf(expected);
        assertThat(clients.consumer("x")).containsAllEntriesOf(expected);
    }

    @Test
    void shouldProduceSoThatNothingAcknowledgedIsLost() {
        assertThat(clients.producer("x")).containsEntry("acks", "all").containsEntry("enable.idempotence", true);
    }

    @Test
    void shouldConsumeOnlyWhatWasCommittedAndCommitNothingByItself() {
        assertThat(clients.consumer("x", "group"))
                .containsEntry("group.id", "group")
                .containsEntry("isolation.level", "read_committed")
                .containsEntry("enable.auto.commit", false)
                .containsEntry("auto.offset.reset", "earliest");
    }

    @Test
    void shouldGiveTheSerdesTheRegistry() {
        assertThat(clients.serde())
                .isEqualTo(Map.of("schema.registry.url", "http://registry:8081", "basic.auth.user.info", "me:pw"));
    }
}
