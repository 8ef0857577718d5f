package io.bellbuoy.worker.excerpt;

import io.bellbuoy.dialect.template.Spellings;
import io.bellbuoy.events.Endpoint;
import io.bellbuoy.events.RequestTemplate;
import io.bellbuoy.worker.sending.Request;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that a subscription has told us and its receiver in confidence. Loops and no streams: made for every attempt. */
final class Secrets {

    /** A shorter one of what may be a secret or not is none, and what is hidden for its sake would be missed. */
    private static final int LEAST_CHARS_OF_A_GUESS = 8;

    /** Of a URL whose path is no secret. */
    private static final int MOST_CHARS_OF_A_PLAIN_TARGET = 24;

    private final List<String> spellings = new ArrayList<>();

    private Secrets() {}

    static SecretMask mask(Request request, Endpoint endpoint) {
        Secrets secrets = new Secrets();
        secrets.add(endpoint.getSecret());
        endpoint.getPreviousSecrets().forEach(previous -> secrets.add(previous.getSecret()));
        secrets.addAuthorization(endpoint.getAuthorization());
        secrets.addTemplate(endpoint.getTemplate());
        endpoint.getHeaders().forEach(secrets::addHeader);
        secrets.addTarget(request.target());
        return new SecretMask(secrets.spellings);
    }

    /** With its scheme and without. */
    private void addAuthorization(@Nullable String authorization) {
        if (authorization != null) {
            add(authorization);
            add(authorization.substring(authorization.indexOf(' ') + 1));
        }
    }

    private void addTemplate(@Nullable RequestTemplate template) {
        if (template != null) {
            template.getSecrets().forEach(secret -> add(secret.getValue()));
        }
    }

    private void addHeader(String name, String value) {
        if (value.length() >= LEAST_CHARS_OF_A_GUESS && !Headers.isHarmless(name)) {
            add(value);
        }
    }

    /** Some services' webhook URLs are all the proof that they ask for. */
    private void addTarget(String target) {
        if (target.length() > MOST_CHARS_OF_A_PLAIN_TARGET) {
            add(target);
        }
    }

    private void add(@Nullable String secret) {
        if (secret != null && isTheSameEverywhere(secret)) {
            spellings.add(secret);
        } else if (secret != null) {
            spellings.addAll(Spellings.of(secret));
        }
    }

    private static boolean isTheSameEverywhere(String secret) {
        for (int i = 0; i < secret.length(); i++) {
            char c = secret.charAt(i);
            if (c >= 0x80 || !(Character.isLetterOrDigit(c) || c == '_' || c == '-')) {
                return false;
            }
        }
        return true;
    }
}
