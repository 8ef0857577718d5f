package io.bellbuoy.ingest.facade.jfrog;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.events.Endpoint;
import io.bellbuoy.ingest.facade.KeptSecret;
import io.bellbuoy.json.JsonFields;
import io.bellbuoy.signing.SecretKind;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The handler of a subscription, which is where it sends to and how.
 *
 * @param fields as they are sent
 * @param headers by name, in any case
 */
record JFrogHandler(JsonFields fields, Map<String, String> headers) {

    private static final String USE_SECRET_FOR_SIGNING = "use_secret_for_signing";

    /** JFrog's clients tell false from absent. */
    private static final String USE_SECRET_LABEL = "jfrog/" + USE_SECRET_FOR_SIGNING;

    private static final String TYPE = "webhook";
    private static final String HEADERS = "custom_http_headers";
    private static final String STANDARD = "standard";
    private static final String TOKEN = "jfrog-token";
    private static final String HMAC = "jfrog-hmac";
    private static final String AUTHORIZATION = "Authorization";

    /** A handler as it is sent. */
    static JFrogHandler of(JsonFields fields) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (JsonFields header : fields.objects(headersOf(fields))) {
            String value = Optional.ofNullable(header.text("value")).orElse("");
            if (headers.put(header.requiredText("name"), value) != null) {
                fields.problems().add(header.at("name"), "must not be there twice");
            }
        }
        return new JFrogHandler(fields, headers);
    }

    /** The endpoint with what the handler says, and without the secrets that it leaves as they are. */
    Endpoint read(Endpoint previous, SecureRandom random) {
        if (!fields.requiredText("handler_type").equals(TYPE) && !CustomRequest.isOne(fields)) {
            fields.problems().add(fields.at("handler_type"), "must be webhook or custom-webhook");
        }
        Endpoint.Builder endpoint = Endpoint.newBuilder(previous)
                .setUrl(fields.requiredText("url"))
                .setProxy(fields.text("proxy"))
                .setAuthorization(KeptSecret.given(authorization()).orElse(null));
        return withSecret(withRequest(endpoint, previous), previous, random);
    }

    /** Whether no header carries an authorization any more. */
    boolean forgetsAuthorization() {
        return authorization() == null;
    }

    /** For a subscription that is made now. */
    void refuseKeptAuthorization() {
        KeptSecret.refuse(authorization(), fields.at(headersOf(fields)), fields.problems());
    }

    /** What the endpoint has no field for. */
    Map<String, String> labels() {
        if (CustomRequest.isOne(fields)) {
            return CustomRequest.labels(fields, headers);
        }
        Boolean signs = fields.flag(USE_SECRET_FOR_SIGNING);
        return signs == null ? Map.of() : Map.of(USE_SECRET_LABEL, signs.toString());
    }

    private static String headersOf(JsonFields fields) {
        return CustomRequest.isOne(fields) ? CustomRequest.HEADERS : HEADERS;
    }

    /** One that is a secret itself; a template that names a secret is none. */
    private @Nullable String authorization() {
        String value = headers.get(AUTHORIZATION);
        boolean isTemplate = value != null && value.contains("{{") && CustomRequest.isOne(fields);
        return isTemplate ? null : value;
    }

    private Endpoint.Builder withRequest(Endpoint.Builder endpoint, Endpoint previous) {
        Map<String, String> others = new TreeMap<>(headers);
        if (authorization() != null) {
            others.keySet().removeIf(AUTHORIZATION::equalsIgnoreCase);
        }
        return CustomRequest.isOne(fields)
                ? endpoint.setFormat(CustomRequest.FORMAT)
                        .setHeaders(Map.of())
                        .setTemplate(CustomRequest.read(fields, others, previous.getTemplate()))
                : endpoint.setFormat("jfrog").setHeaders(others).setTemplate(null);
    }

    /**
     * A handler whose secret is absent keeps the one that there is; one whose secret is empty has none any more. A custom
     * webhook never has one.
     */
    private Endpoint withSecret(Endpoint.Builder endpoint, Endpoint previous, SecureRandom random) {
        String secret = fields.text("secret");
        boolean isWiped =
                CustomRequest.isOne(fields) || (fields.json().path("secret").isTextual() && secret == null);
        boolean hadSecret = !previous.getSigning().equals(STANDARD);
        String signing = fields.isTrue(USE_SECRET_FOR_SIGNING) ? HMAC : TOKEN;
        if (!hadSecret) {
            KeptSecret.refuse(secret, fields.at("secret"), fields.problems());
        }
        if (!isWiped && (secret != null || hadSecret)) {
            return endpoint.setSigning(signing)
                    .setSecret(KeptSecret.given(secret).orElse(null))
                    .build();
        }
        // What was JFrog's secret is no key of ours, and nobody is to be asked for one.
        return endpoint.setSigning(STANDARD)
                .setSecret(hadSecret ? SecretKind.HMAC.generate(random).text() : null)
                .build();
    }

    /** The endpoint as a handler. */
    static void write(Endpoint endpoint, Map<String, String> labels, ObjectNode handler) {
        boolean isCustom = endpoint.getTemplate() != null;
        handler.put("handler_type", isCustom ? CustomRequest.TYPE : TYPE).put("url", endpoint.getUrl());
        Map<String, String> headers = new TreeMap<>(endpoint.getHeaders());
        if (isCustom) {
            headers.putAll(CustomRequest.write(endpoint.getTemplate(), labels, handler));
        } else {
            writeSecret(endpoint.getSigning(), labels.get(USE_SECRET_LABEL), handler);
        }
        if (endpoint.getProxy() != null) {
            handler.put("proxy", endpoint.getProxy());
        }
        ArrayNode shown = handler.putArray(isCustom ? CustomRequest.HEADERS : HEADERS);
        if (endpoint.getAuthorization() != null) {
            shown.addObject().put("name", AUTHORIZATION).put("value", KeptSecret.TEXT);
        }
        headers.forEach((name, value) -> shown.addObject().put("name", name).put("value", value));
    }

    private static void writeSecret(String signing, @Nullable String useSecretForSigning, ObjectNode handler) {
        boolean hashes = signing.equals(HMAC);
        if (!signing.equals(STANDARD)) {
            handler.put("secret", KeptSecret.TEXT);
        }
        if (hashes || useSecretForSigning != null) {
            handler.put(USE_SECRET_FOR_SIGNING, hashes || "true".equals(useSecretForSigning));
        }
    }
}
