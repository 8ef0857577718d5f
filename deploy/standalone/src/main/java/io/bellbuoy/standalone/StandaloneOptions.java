package io.bellbuoy.standalone;

import java.nio.file.Path;

/**
 * What standalone mode wants to know beyond the configuration.
 *
 * @param data folder for everything that must survive a restart
 * @param kafkaPort port of the broker on 127.0.0.1; 0 takes a free one
 * @param schemaRegistryPort port of the schema registry on 127.0.0.1; 0 takes a free one
 */
public record StandaloneOptions(Path data, int kafkaPort, int schemaRegistryPort) {}
