package io.bellbuoy.ingest.facade.harness;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.bellbuoy.events.Endpoint;
import io.bellbuoy.json.JsonFields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The additional headers of a webhook.
 *
 * @param values by name, in any case; empty for one that stays what it was
 * @param masked which of them are not shown
 */
record HarnessHeaders(Map<String, Optional<String>> values, Set<String> masked) {

    /** In place of what is masked; sent back, it stands for what is there. */
    static final String MASK = "******";

    private static final String AUTHORIZATION = "Authorization";
    private static final int MAX = 20;

    /** Those that a request asks for. */
    static HarnessHeaders read(JsonFields webhook) {
        Map<String, Optional<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Set<String> masked = new TreeSet<>();
        List<JsonFields> headers = webhook.objects("extraHeaders");
        if (headers.size() > MAX) {
            webhook.problems().add(webhook.at("extraHeaders"), "must be at most " + MAX);
        }
        for (JsonFields header : headers) {
            String name = header.requiredText("key");
            Optional<String> value = Optional.ofNullable(header.text("value"));
            boolean isMasked = header.isTrue("masked");
            boolean isKept = value.filter(MASK::equals).isPresent();
            if (values.put(name, isKept ? Optional.empty() : value.or(() -> Optional.of(""))) != null) {
                webhook.problems().add(header.at("key"), "must not be there twice");
            }
            if (isMasked) {
                masked.add(name);
            }
        }
        return new HarnessHeaders(values, masked);
    }

    /** Whether one of them stays what it was. */
    boolean keepsAny() {
        return values.containsValue(Optional.<String>empty());
    }

    /** Whether there is none that carries an authorization. */
    boolean forgetsAuthorization() {
        return !values.containsKey(AUTHORIZATION);
    }

    /** The authorization, if it is another than before. It is a secret, masked or not. */
    @Nullable
    String authorization() {
        return values.getOrDefault(AUTHORIZATION, Optional.empty()).orElse(null);
    }

    /** The others. */
    Map<String, String> others(Endpoint previous) {
        Map<String, String> old = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        old.putAll(previous.getHeaders());
        Map<String, String> others = new TreeMap<>();
        values.forEach((name, value) -> others.put(name, value.orElseGet(() -> old.getOrDefault(name, MASK))));
        others.keySet().removeIf(AUTHORIZATION::equalsIgnoreCase);
        return others;
    }

    /** Those of an endpoint, without what is masked. */
    static void write(Endpoint endpoint, List<String> masked, ArrayNode headers) {
        if (endpoint.getAuthorization() != null) {
            headers.addObject().put("key", AUTHORIZATION).put("value", MASK).put("masked", true);
        }
        new TreeMap<>(endpoint.getHeaders()).forEach((name, value) -> {
            boolean isMasked = masked.contains(name);
            headers.addObject()
                    .put("key", name)
                    .put("value", isMasked ? MASK : value)
                    .put("masked", isMasked);
        });
    }
}
