package io.bellbuoy.ingest.subscriptions;

import static java.util.stream.Collectors.toMap;

import io.bellbuoy.events.Endpoint;
import io.bellbuoy.events.RequestTemplate;
import io.bellbuoy.events.TemplateSecret;
import io.bellbuoy.json.InvalidJsonException;
import io.bellbuoy.json.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The secrets that a template keeps when its new document names them without their values. They belong to the receiver that
 * they were given for: else whoever may change a subscription could have them sent to themselves.
 */
final class KeptTemplateSecrets {

    private KeptTemplateSecrets() {}

    /**
     * The template that is asked for, with all of its secrets.
     *
     * @param old the endpoint as it was; null when there was none
     * @throws InvalidJsonException when a secret has no value, and none that it could keep
     */
    static @Nullable RequestTemplate with(@Nullable Endpoint old, Endpoint asked) {
        RequestTemplate template = asked.getTemplate();
        if (template == null) {
            return null;
        }
        Map<String, String> kept = old == null || !Origin.isSame(old, asked) ? Map.of() : secrets(old.getTemplate());
        Problems problems = new Problems();
        List<TemplateSecret> secrets = new ArrayList<>();
        for (TemplateSecret secret : template.getSecrets()) {
            String value = secret.getValue().isEmpty() ? kept.getOrDefault(secret.getName(), "") : secret.getValue();
            if (value.isEmpty()) {
                problems.add(
                        "/endpoint/template/secrets/" + secrets.size() + "/value",
                        "must be given with a new name, and again when scheme, host or port of /endpoint/url change");
            }
            secrets.add(new TemplateSecret(secret.getName(), value));
        }
        problems.throwIfAny();
        return RequestTemplate.newBuilder(template).setSecrets(secrets).build();
    }

    private static Map<String, String> secrets(@Nullable RequestTemplate template) {
        return template == null
                ? Map.of()
                : template.getSecrets().stream().collect(toMap(TemplateSecret::getName, TemplateSecret::getValue));
    }
}
