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

    /** Whether a secret is sent itself or signs with; JFrog's clients tell false from absent. */
    static final String USE_SECRET_FOR_SIGNING = "use_secret_for_signing";

    private static final String STANDARD = "standard";
    private static final String TOKEN = "jfrog-token";
    private static final String HMAC = "jfrog-hmac";
    private static final String AUTHORIZATION = "Authorization";

    /** A handler as it is sent. */
    static JFrogHandler of(JsonFields fields) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (JsonFields header : fields.objects("custom_http_headers")) {
            String value = Optional.ofNullable(header.text("value")).orElse("");
            if (headers.put(header.requiredText("name"), value) != null) {
                fields.problems().add(header.at("name"), "must not be there twice");
            }
        }
        return new JFrogHandler(fields, headers);
    }

    /** The endpoint with what the handler says, and without the secrets that it leaves as they are. */
    Endpoint read(Endpoint previous, SecureRandom random) {
        if (!fields.requiredText("handler_type").equals("webhook")) {
            fields.problems().add(fields.at("handler_type"), "must be webhook: no other type is offered here");
        }
        Map<String, String> others = new TreeMap<>(headers);
        others.keySet().removeIf(AUTHORIZATION::equalsIgnoreCase);
        Endpoint.Builder endpoint = Endpoint.newBuilder(previous)
                .setUrl(fields.requiredText("url"))
                .setFormat("jfrog")
                .setProxy(fields.text("proxy"))
                .setHeaders(others)
                .setAuthorization(KeptSecret.given(headers.get(AUTHORIZATION)).orElse(null));
        return withSecret(endpoint, previous, random);
    }

    /** Whether no header carries an authorization any more. */
    boolean forgetsAuthorization() {
        return !headers.containsKey(AUTHORIZATION);
    }

    /** For a subscription that is made now. */
    void refuseKeptAuthorization() {
        KeptSecret.refuse(headers.get(AUTHORIZATION), fields.at("custom_http_headers"), fields.problems());
    }

    /** A handler whose secret is absent keeps the one that there is; one whose secret is empty has none any more. */
    private Endpoint withSecret(Endpoint.Builder endpoint, Endpoint previous, SecureRandom random) {
        String secret = fields.text("secret");
        boolean isWiped = fields.json().path("secret").isTextual() && secret == null;
        boolean hadSecret = !previous.getSigning().equals(STANDARD);
        String signing = fields.isTrue(USE_SECRET_FOR_SIGNING) ? HMAC : TOKEN;
        if (!hadSecret) {
            KeptSecret.refuse(secret, fields.at("secret"), fields.problems());
        }
        if (secret != null || (hadSecret && !isWiped)) {
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
    static void write(Endpoint endpoint, @Nullable String useSecretForSigning, ObjectNode handler) {
        handler.put("handler_type", "webhook").put("url", endpoint.getUrl());
        boolean hashes = endpoint.getSigning().equals(HMAC);
        if (!endpoint.getSigning().equals(STANDARD)) {
            handler.put("secret", KeptSecret.TEXT);
        }
        if (hashes || useSecretForSigning != null) {
            handler.put(USE_SECRET_FOR_SIGNING, hashes || "true".equals(useSecretForSigning));
        }
        if (endpoint.getProxy() != null) {
            handler.put("proxy", endpoint.getProxy());
        }
        ArrayNode headers = handler.putArray("custom_http_headers");
        if (endpoint.getAuthorization() != null) {
            headers.addObject().put("name", AUTHORIZATION).put("value", KeptSecret.TEXT);
        }
        new TreeMap<>(endpoint.getHeaders())
                .forEach((name, value) -> headers.addObject().put("name", name).put("value", value));
    }
}
