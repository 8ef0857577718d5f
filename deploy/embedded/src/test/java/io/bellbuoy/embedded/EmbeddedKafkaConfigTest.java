package io.bellbuoy.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EmbeddedKafkaConfigTest {

    private static final Path DIR = Path.of("data");

    @Test
    void shouldLetOverridesWinOverSingleNodeSettings() {
        // Given
        var config = new EmbeddedKafkaConfig(DIR, 0, Map.of("auto.create.topics.enable", "true"));

        // When
        var settings = BrokerSettings.of(config, new Node(Node.FIRST, "a-cluster", 9092, 9093));

        // Then
        assertThat(settings)
                .containsEntry("auto.create.topics.enable", "true")
                .containsEntry("group.initial.rebalance.delay.ms", "0")
                .containsEntry("listeners", "CLIENT://127.0.0.1:9092,CONTROLLER://127.0.0.1:9093");
    }

    @Test
    void shouldRefuseOverridesOfTheBrokersIdentity() {
        var overrides = Map.of("log.dirs", "/elsewhere", "node.id", "7", "num.io.threads", "2");

        assertThatThrownBy(() -> new EmbeddedKafkaConfig(DIR, 0, overrides))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[log.dirs, node.id]");
    }

    @Test
    void shouldRefuseAPortThatIsNone() {
        assertThatThrownBy(() -> new EmbeddedKafkaConfig(DIR, 65_536, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("65536");
    }
}
