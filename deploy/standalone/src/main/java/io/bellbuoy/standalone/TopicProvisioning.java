package io.bellbuoy.standalone;

import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.kit.lifecycle.Service;
import io.bellbuoy.kit.topics.TopicProvisioner;
import io.bellbuoy.kit.topics.TopicReport;
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
    public void start() {
        provision(config, false);
    }

    @Override
    public void stop() {}

    /** Makes the topics of a configuration; see {@link TopicProvisioner#provision}. */
    static TopicReport provision(BellbuoyConfig config, boolean correct) {
        KafkaClients clients = new KafkaClients(config.kafka(), config.schemaRegistry(), "bellbuoy-topics");
        try (Admin admin = Admin.create(clients.admin("provision"))) {
            return new TopicProvisioner(admin, config.topics()).provision(config.topicSpecs(), correct);
        }
    }
}
