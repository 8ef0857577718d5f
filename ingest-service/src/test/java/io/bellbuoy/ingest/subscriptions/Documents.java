package io.bellbuoy.ingest.subscriptions;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.json.JsonBody;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.config.ConfigSources;
import io.bellbuoy.kit.config.EgressConfig;
import io.bellbuoy.kit.config.Preset;
import io.bellbuoy.topics.SubscriptionKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Documents for tests. */
final class Documents {

    static final SubscriptionKey KEY = new SubscriptionKey("acme", "ci");

    private Documents() {}

    static SubscriptionDraft read(String json) {
        return read(json, "egress.proxies=corp=http://proxy:3128");
    }

    /** Reads where the operator has set this, {@code key=value}. */
    static SubscriptionDraft read(String json, String... settings) {
        return SubscriptionDocument.read(
                KEY, JsonBody.parse(json.getBytes(UTF_8)).root(), egress(settings));
    }

    static EgressConfig egress(String... settings) {
        return BellbuoyConfig.load(new ConfigSources(Optional.empty(), Map.of(), List.of(settings), Preset.NONE))
                .egress();
    }

    /** A valid document with these fields within its endpoint besides the URL. */
    static String withEndpoint(String fields) {
        return "{\"endpoint\":{\"url\":\"https://ci.example/hook\"" + (fields.isEmpty() ? "" : "," + fields) + "}}";
    }

    /** A valid document with these fields besides its endpoint. */
    static String with(String fields) {
        return "{\"endpoint\":{\"url\":\"https://ci.example/hook\"}," + fields + "}";
    }
}
