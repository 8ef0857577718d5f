package io.bellbuoy.ingest.kafka;

import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.kit.lifecycle.Service;
import io.bellbuoy.kit.management.HealthStatus;
import io.bellbuoy.kit.topics.TopicsReady;
import io.bellbuoy.topics.TopicSpec;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.jspecify.annotations.Nullable;

/** Sees to it that the topics are there before anything else starts, and keeps looking whether Kafka answers. */
public final class KafkaWatch implements Service {

    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final KafkaClients clients;
    private final List<TopicSpec> topics;
    private final Vertx vertx;
    private volatile HealthStatus health = HealthStatus.down("not asked yet");
    private @Nullable Admin admin;
    private long timer;

    public KafkaWatch(KafkaClients clients, List<TopicSpec> topics, Vertx vertx) {
        this.clients = clients;
        this.topics = List.copyOf(topics);
        this.vertx = vertx;
    }

    @Override
    public String name() {
        return "watch over Kafka";
    }

    /** Throws {@link io.bellbuoy.kit.topics.BadTopicsException} if they are missing or not partitioned as configured. */
    @Override
    public synchronized void start() {
        if (admin != null) {
            return;
        }
        Admin opened = Admin.create(clients.admin("watch"));
        try {
            new TopicsReady(opened).verify(topics);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
        admin = opened;
        health = HealthStatus.up();
        timer = vertx.setPeriodic(INTERVAL.toMillis(), tick -> look(opened));
    }

    @Override
    public synchronized void stop() {
        if (admin != null) {
            vertx.cancelTimer(timer);
            admin.close(Duration.ZERO);
            admin = null;
            health = HealthStatus.down("stopped");
        }
    }

    /** Whether Kafka answered when last asked, a moment ago. */
    public HealthStatus health() {
        return health;
    }

    private void look(Admin asked) {
        DescribeClusterOptions options = new DescribeClusterOptions().timeoutMs((int) INTERVAL.toMillis());
        asked.describeCluster(options).nodes().whenComplete((nodes, failure) -> {
            health = failure == null
                    ? HealthStatus.up()
                    : HealthStatus.down("Kafka does not answer: " + failure.getMessage());
        });
    }
}
