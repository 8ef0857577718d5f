package io.bellbuoy.ingest.facade.jfrog;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.events.RequestTemplate;
import io.bellbuoy.events.TemplateSecret;
import io.bellbuoy.ingest.facade.KeptSecret;
import io.bellbuoy.json.JsonFields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The request of a {@code custom-webhook}, which is a native template: method, headers, payload and their secrets. */
final class CustomRequest {

    static final String TYPE = "custom-webhook";
    static final String FORMAT = "template";
    static final String HEADERS = "http_headers";

    /** Both are shown only to who said them: to JFrog's clients, what is there by default is a difference. */
    private static final String METHOD_LABEL = "jfrog/method";

    private static final String CONTENT_TYPE_LABEL = "jfrog/content_type";

    private static final Set<String> KNOWN =
            Set.of("handler_type", "url", "proxy", "method", HEADERS, "payload", "secrets");
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "DELETE");
    private static final String POST = "POST";
    private static final String JSON = "application/json";
    private static final String CONTENT_TYPE = "Content-Type";

    /** Without a payload: what a predefined webhook sends. */
    private static final String OWN_BODY = "{{ json . }}";

    private CustomRequest() {}

    /** Whether the handler has such a request. */
    static boolean isOne(JsonFields handler) {
        return handler.json().path("handler_type").asText().equals(TYPE);
    }

    /** The template that the handler asks for, with empty values for the secrets that it leaves as they are. */
    static RequestTemplate read(JsonFields handler, Map<String, String> headers, @Nullable RequestTemplate previous) {
        Criteria.refuseOthers(handler, KNOWN);
        Map<String, String> others = new TreeMap<>(headers);
        others.keySet().removeIf(CONTENT_TYPE::equalsIgnoreCase);
        String method = Optional.ofNullable(handler.text("method")).orElse(POST);
        return RequestTemplate.newBuilder()
                .setMethod(method)
                .setContentType(contentType(headers).map(Map.Entry::getValue).orElse(JSON))
                .setHeaders(others)
                .setBody(Optional.ofNullable(handler.text("payload"))
                        .orElse(WITHOUT_BODY.contains(method) ? "" : OWN_BODY))
                .setSecrets(secrets(handler, previous))
                .build();
    }

    /** What the template has no field for. */
    static Map<String, String> labels(JsonFields handler, Map<String, String> headers) {
        Map<String, String> labels = new TreeMap<>();
        Optional.ofNullable(handler.text("method")).ifPresent(method -> labels.put(METHOD_LABEL, method));
        contentType(headers).ifPresent(header -> labels.put(CONTENT_TYPE_LABEL, header.getKey()));
        return labels;
    }

    /**
     * Writes the template into a handler.
     *
     * @return its headers, which stand beside others
     */
    static Map<String, String> write(RequestTemplate template, Map<String, String> labels, ObjectNode handler) {
        if (labels.containsKey(METHOD_LABEL) || !template.getMethod().equals(POST)) {
            handler.put("method", template.getMethod());
        }
        ArrayNode secrets = handler.putArray("secrets");
        template.getSecrets().forEach(secret -> secrets.addObject().put("name", secret.getName()));
        if (!template.getBody().isEmpty() && !template.getBody().equals(OWN_BODY)) {
            handler.put("payload", template.getBody());
        }
        Map<String, String> headers = new TreeMap<>(template.getHeaders());
        if (labels.containsKey(CONTENT_TYPE_LABEL) || !template.getContentType().equals(JSON)) {
            headers.put(labels.getOrDefault(CONTENT_TYPE_LABEL, CONTENT_TYPE), template.getContentType());
        }
        return headers;
    }

    /** Without a list they all stay. In a list, one without a value stays, one with an empty value or none at all goes. */
    private static List<TemplateSecret> secrets(JsonFields handler, @Nullable RequestTemplate previous) {
        if (!handler.json().hasNonNull("secrets")) {
            return previous == null ? List.of() : previous.getSecrets();
        }
        return handler.objects("secrets").stream()
                .filter(secret -> !isWiped(secret))
                .map(secret -> new TemplateSecret(
                        secret.requiredText("name"),
                        KeptSecret.given(secret.text("value")).orElse("")))
                .toList();
    }

    private static boolean isWiped(JsonFields secret) {
        return secret.json().path("value").isTextual()
                && secret.json().path("value").textValue().isEmpty();
    }

    private static Optional<Map.Entry<String, String>> contentType(Map<String, String> headers) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(CONTENT_TYPE))
                .findFirst();
    }
}
