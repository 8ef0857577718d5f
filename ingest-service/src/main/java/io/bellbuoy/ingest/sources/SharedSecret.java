package io.bellbuoy.ingest.sources;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.events.Source;
import io.bellbuoy.json.Problems;
import io.bellbuoy.kit.secrets.SealedText;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A secret that the registry knows too: shown itself, or in what only who knows it can make. */
final class SharedSecret implements Verification {

    /** What a registry makes of its secret. */
    @FunctionalInterface
    interface Spelling {

        /** What it shows with this body. */
        String shown(String secret, byte[] body);
    }

    private static final Spelling PLAIN = (secret, body) -> secret;

    private final Spelling spelling;
    private final List<String> usualHeaders;

    private SharedSecret(Spelling spelling, List<String> usualHeaders) {
        this.spelling = spelling;
        this.usualHeaders = usualHeaders;
    }

    /** In a header, which says who sends and nothing of what is sent. */
    static SharedSecret inHeader(String usual) {
        return new SharedSecret(PLAIN, List.of(usual));
    }

    /** In the URL, for registries that can put it nowhere else. Proxies on the way may write URLs to their logs. */
    static SharedSecret inUrl() {
        return new SharedSecret(PLAIN, List.of());
    }

    /** Signs the body, in a header that is usually called by one of these names. */
    static SharedSecret signing(Spelling signature, String... usual) {
        return new SharedSecret(signature, List.of(usual));
    }

    @Override
    public void check(Source source, Problems problems) {
        SourceFields.checkSecrets(source, problems);
        SourceFields.checkHeader(source, problems);
        SourceFields.refuse(source, problems, "issuer", "audience", "email");
        if (usualHeaders.isEmpty()) {
            SourceFields.refuse(source, problems, "header");
        }
    }

    @Override
    public boolean sharesSecrets() {
        return true;
    }

    @Override
    public Place place(Source source) {
        return usualHeaders.isEmpty()
                ? Place.urlToken()
                : Place.header(
                        Optional.ofNullable(source.getHeader()).map(List::of).orElse(usualHeaders));
    }

    /** Any secret will do, so that they can be replaced one after the other. */
    @Override
    public CompletionStage<Optional<String>> objection(String shown, byte[] body, Source source) {
        boolean isShared = source.getSecrets().stream()
                // What cannot be decrypted counts for nothing, and least of all for what it looks like.
                .filter(secret -> !SealedText.is(secret))
                .anyMatch(secret -> isEqual(shown, spelling.shown(secret, body)));
        return CompletableFuture.completedFuture(
                isShared ? Optional.empty() : place(source).invalid());
    }

    /** Takes as long as what is shown is long, wherever the two differ. */
    private static boolean isEqual(String shown, String right) {
        return MessageDigest.isEqual(shown.getBytes(UTF_8), right.getBytes(UTF_8));
    }
}
