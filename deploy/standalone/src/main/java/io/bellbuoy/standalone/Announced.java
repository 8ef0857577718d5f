package io.bellbuoy.standalone;

import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.lifecycle.Service;
import java.io.IOException;
import java.io.PrintStream;

/** Standalone mode that says where to find it once it runs. */
final class Announced implements Service {

    private final Standalone standalone;
    private final StandaloneOptions options;

    Announced(Standalone standalone, StandaloneOptions options) {
        this.standalone = standalone;
        this.options = options;
    }

    @Override
    public String name() {
        return standalone.name();
    }

    @Override
    public void start() throws Exception {
        standalone.start();
        announce(System.out);
    }

    @Override
    public void stop() throws Exception {
        standalone.stop();
    }

    private void announce(PrintStream out) throws IOException {
        BellbuoyConfig config = standalone.config();
        String token = config.admin().token().orElseThrow().value();
        out.printf(
                """

                Bellbuoy is running.
                  API              %s
                  Management       http://%s:%d/readyz
                  Kafka            %s
                  Schema registry  %s
                  Data             %s
                  Admin token      %s
                Ctrl-C stops it.
                """,
                standalone.apiUrl(),
                config.management().host(),
                config.management().port(),
                config.kafka().bootstrapServers(),
                config.schemaRegistry().url(),
                options.data().toAbsolutePath(),
                AdminToken.in(options.data()).whereabouts(token));
    }
}
