package io.bellbuoy.ingest.sources;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All verifications, by the name that sources give them. */
public final class Verifications {

    private static final Hmac SHA256 = new Hmac("HmacSHA256", "");

    private final Map<String, Verification> byName;

    /**
     * All of them.
     *
     * @param tokens reads Google's tokens
     */
    public Verifications(TokenReader tokens, Clock clock) {
        this.byName = new TreeMap<>(Map.of(
                "header", SharedSecret.inHeader("Authorization"),
                "url-token", SharedSecret.inUrl(),
                "jfrog-token", SharedSecret.inHeader("X-JFrog-Event-Auth"),
                "jfrog-hmac", SharedSecret.signing(SHA256, "X-JFrog-Event-Auth"),
                "harness", SharedSecret.signing(SHA256, "X-Harness-Signature", "X-Gitness-Signature"),
                "github-hmac", SharedSecret.signing(new Hmac("HmacSHA256", "sha256="), "X-Hub-Signature-256"),
                "gitea-hmac", SharedSecret.signing(SHA256, "X-Gitea-Signature", "X-Forgejo-Signature"),
                "nexus-hmac-sha1", SharedSecret.signing(new Hmac("HmacSHA1", ""), "X-Nexus-Webhook-Signature"),
                "gar-oidc", new IdToken(tokens, clock)));
    }

    /** The verification of that name, if there is one. */
    public Optional<Verification> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The names of all, in order. */
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }
}
