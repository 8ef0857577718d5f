package io.bellbuoy.standalone.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.kit.config.ConfigSources;
import io.bellbuoy.kit.config.Preset;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DemoIT {

    @Test
    void shouldShowASignedWebhookThatItVerified() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        ConfigSources nothingSet = new ConfigSources(Optional.empty(), Map.of(), List.of(), Preset.NONE);

        boolean verified;
        try (Demo demo = new Demo(nothingSet, new PrintStream(printed, true, UTF_8), true)) {
            verified = demo.deliverOne();
        }

        assertThat(verified).isTrue();
        assertThat(printed.toString(UTF_8))
                .contains("webhook-id: ntf_", "webhook-signature: v1,", "\"artifact.pushed\"", "signature verified");
    }
}
