package io.bellbuoy.kit.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.embedded.EmbeddedKafka;
import io.bellbuoy.embedded.EmbeddedKafkaConfig;
import io.bellbuoy.kit.config.TopicsConfig;
import io.bellbuoy.topics.RetryLadder;
import io.bellbuoy.topics.TopicSpec;
import io.bellbuoy.topics.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TopicProvisionerIT {

    private static final TopicsConfig CONFIG = new TopicsConfig("", 1, 1, 1, 1);

    @TempDir
    private static Path directory;

    private static EmbeddedKafka kafka;
    private static Admin admin;

    private final TopicProvisioner provisioner = new TopicProvisioner(admin, CONFIG);

    @BeforeAll
    static void startKafka() {
        kafka = EmbeddedKafka.start(new EmbeddedKafkaConfig(directory, 0, Map.of()));
        admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    @AfterAll
    static void stopKafka() {
        admin.close();
        kafka.close();
    }

    @Test
    void shouldCreateWhatIsMissingAndVerifyItTheNextTime() {
        // Given
        List<TopicSpec> specs = new Topics("whole.", RetryLadder.DEFAULT).specs(3, 2);
        String[] names = specs.stream().map(TopicSpec::name).toArray(String[]::new);

        // When
        TopicReport first = provisioner.provision(specs, false);
        TopicReport second = provisioner.provision(specs, false);

        // Then
        assertThat(first.created()).containsExactlyInAnyOrder(names);
        assertThat(second.created()).isEmpty();
        assertThat(second.verified()).containsExactlyInAnyOrder(names);
        assertThat(second.differing()).isEmpty();
        assertThat(first.toString().lines()).contains("created   whole.events");
        new TopicsReady(admin).verify(specs);
    }

    @Test
    void shouldRefuseEveryWrongPartitionCountAtOnceAndCreateNothing() {
        // Given
        provisioner.provision(List.of(spec("wrong.a", 1, "1000"), spec("wrong.b", 2, "1000")), false);

        // Then
        List<TopicSpec> others = List.of(spec("wrong.a", 4, "1"), spec("wrong.b", 5, "1"), spec("wrong.c", 6, "1"));
        assertThatThrownBy(() -> provisioner.provision(others, true))
                .isInstanceOf(BadTopicsException.class)
                .hasMessageContaining("Topic wrong.a has 1 partitions, expected 4")
                .hasMessageContaining("Topic wrong.b has 2 partitions, expected 5");
        assertThatThrownBy(() -> new TopicsReady(admin).verify(others))
                .isInstanceOf(BadTopicsException.class)
                .hasMessageContaining("Topic wrong.c is missing, expected with 6 partitions")
                .hasMessageContaining("Topic wrong.a has 1 partitions, expected 4")
                .hasMessageContaining("bellbuoy topics");
    }

    @Test
    void shouldReportAConfigurationThatDiffersAndCorrectItOnlyWhenTold() {
        // Given
        provisioner.provision(List.of(spec("differs", 1, "1000")), false);
        List<TopicSpec> changed = List.of(spec("differs", 1, "2000"));
        ConfigDifference difference = new ConfigDifference("differs", "retention.ms", "2000", "1000");

        // When
        TopicReport reported = provisioner.provision(changed, false);
        TopicReport corrected = provisioner.provision(changed, true);
        TopicReport after = provisioner.provision(changed, false);

        // Then
        assertThat(reported.differing()).containsExactly(difference);
        assertThat(reported).hasToString("verified  differs\ndiffers   differs: retention.ms is 1000, expected 2000");
        assertThat(corrected.differing()).containsExactly(difference);
        assertThat(corrected.corrected()).isTrue();
        assertThat(after.differing()).isEmpty();
    }

    @Test
    void shouldLetSeveralInstancesStartAtOnce() {
        // Given
        List<TopicSpec> specs = new Topics("race.", RetryLadder.DEFAULT).specs(2, 2);

        // When
        List<CompletableFuture<TopicReport>> reports = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> provisioner.provision(specs, false)))
                .limit(3)
                .toList();

        // Then
        assertThat(reports.stream().flatMap(report -> report.join().created().stream()))
                .containsExactlyInAnyOrderElementsOf(
                        specs.stream().map(TopicSpec::name).toList());
    }

    private static TopicSpec spec(String name, int partitions, String retention) {
        return new TopicSpec(name, partitions, Map.of("cleanup.policy", "delete", "retention.ms", retention));
    }
}
