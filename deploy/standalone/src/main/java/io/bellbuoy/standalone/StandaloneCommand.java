package io.bellbuoy.standalone;

import io.bellbuoy.kit.lifecycle.Application;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** All roles, a broker and a schema registry in this process. */
@Command(
        name = "standalone",
        description = "Runs everything in one process, with its own Kafka broker and schema registry.",
        mixinStandardHelpOptions = true)
final class StandaloneCommand implements Callable<Integer> {

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets them.
    private ConfigOptions config;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "Folder for everything that must survive a restart (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init")
    private Path data;

    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            defaultValue = "9092",
            description = "Port of the broker on 127.0.0.1; 0 takes a free one (default: ${DEFAULT-VALUE}).")
    private int kafkaPort;

    @Option(
            names = "--schema-registry-port",
            paramLabel = "PORT",
            defaultValue = "8081",
            description = "Port of the schema registry on 127.0.0.1; 0 takes a free one (default: ${DEFAULT-VALUE}).")
    private int schemaRegistryPort;

    @Override
    public Integer call() {
        StandaloneOptions options = new StandaloneOptions(data, kafkaPort, schemaRegistryPort);
        Standalone standalone = new Standalone(options, config.sources(), Map.of());
        return new Application(new Announced(standalone, options)).run().value();
    }
}
