package io.bellbuoy.standalone;

import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.kit.lifecycle.Service;
import io.bellbuoy.kit.topics.TopicProvisioner;
import org.apache.kafka.clients.admin.Admin;

/** Makes the topics before the roles look for them. */
final class TopicProvisioning implements Service {

    private final BellbuoyConfig config;

    TopicProvisioning(BellbuoyConfig config) {
        this.config = config;
    }

    @Override
    public String name() {
        return "topics";
    }

    @Override
    public void start() throws Exception {
        KafkaClients clients = new KafkaClients(config.kafka(), config.schemaRegistry(), "bellbuoy-topics");
        try (Admin admin = Admin.create(clients.admin("provision"))) {
            new TopicProvisioner(admin, config.topics()).provision(config.topicSpecs(), false);
        }
    }

    @Override
    public void stop() {}
}
