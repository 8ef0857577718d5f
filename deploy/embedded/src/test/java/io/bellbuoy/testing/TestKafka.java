package io.bellbuoy.testing;

import io.bellbuoy.embedded.EmbeddedSchemaRegistry;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;

/**
 * The Kafka and the schema registry that the tests of one JVM share. They start at first use and end with the JVM; a test
 * keeps to itself by putting {@link #freshPrefix()} before its topics and groups. For any number of threads.
 *
 * <p>System property {@value #CHOICE} chooses the broker: {@code embedded}, {@code testcontainers}, or {@code auto} (the
 * default), which is a container if there is a Docker engine and the embedded broker otherwise.
 */
public final class TestKafka {

    static final String CHOICE = "bellbuoy.test.kafka";

    private final TestBroker broker;
    private final EmbeddedSchemaRegistry registry;
    private final AtomicInteger prefixes = new AtomicInteger();

    private TestKafka() {
        broker = TestBroker.start(System.getProperty(CHOICE, "auto"));
        var vertx = Vertx.vertx();
        registry = EmbeddedSchemaRegistry.start(vertx, null, 0);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            vertx.close();
            broker.stop().run();
        }));
        System.out.println("Kafka for tests: " + broker.what());
    }

    public static TestKafka shared() {
        return Shared.KAFKA;
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    public String schemaRegistryUrl() {
        return registry.url();
    }

    /** A prefix like {@code t17-k3x9.} that no other test has, not even one in another JVM. */
    public String freshPrefix() {
        int distinctAcrossJvms = ThreadLocalRandom.current().nextInt(36 * 36 * 36, 36 * 36 * 36 * 36);
        return "t" + prefixes.incrementAndGet() + "-" + Integer.toString(distinctAcrossJvms, 36) + ".";
    }

    /** A new admin client, for the caller to close. */
    public Admin admin() {
        return Admin.create(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()));
    }

    /** Made by the JVM at first use, once. */
    private static final class Shared {
        static final TestKafka KAFKA = new TestKafka();
    }
}
