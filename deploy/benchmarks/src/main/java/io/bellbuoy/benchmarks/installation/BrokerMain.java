package io.bellbuoy.benchmarks.installation;

import io.bellbuoy.embedded.EmbeddedKafka;
import io.bellbuoy.embedded.EmbeddedKafkaConfig;
import io.bellbuoy.embedded.EmbeddedSchemaRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * A broker and a schema registry in a JVM of their own. Says where they are, and ends with its standard input, which is when
 * the process that started it ends, however it does.
 */
public final class BrokerMain {

    private BrokerMain() {}

    /** Takes the folder for the data. */
    public static void main(String[] arguments) throws IOException {
        Path data = Path.of(arguments[0]);
        EmbeddedKafka kafka = EmbeddedKafka.start(new EmbeddedKafkaConfig(data.resolve("kafka"), 0, Map.of()));
        EmbeddedSchemaRegistry schemas = EmbeddedSchemaRegistry.start(Vertx.vertx(), null, 0);
        System.out.println(kafka.bootstrapServers() + " " + schemas.url());
        while (System.in.read() >= 0) {}
        // Not in good order: the data is thrown away.
        Runtime.getRuntime().halt(0);
    }
}
