package io.bellbuoy.ingest.subscriptions;

import io.bellbuoy.events.Endpoint;
import io.bellbuoy.events.PreviousSecret;
import io.bellbuoy.json.InvalidJsonException;
import io.bellbuoy.json.Problems;
import io.bellbuoy.kit.secrets.SealedText;
import io.bellbuoy.signing.SecretKind;
import io.bellbuoy.signing.SigningScheme;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The signing secrets of an endpoint after a change.
 *
 * @param present what signs from now on
 * @param previous what signs beside it for a while
 * @param wasMade whether the present one was made by this change and has to be shown to its owner
 */
record SigningSecrets(String present, List<PreviousSecret> previous, boolean wasMade) {

    SigningSecrets {
        previous = List.copyOf(previous);
    }

    /**
     * What a document makes of them: the secret that it gives, or the one that there was, or one that is made.
     *
     * @throws InvalidJsonException when it would be kept for a receiver or a scheme that it was not given for
     */
    static SigningSecrets put(Endpoint asked, Optional<Endpoint> old, Instant now, SecureRandom random) {
        Optional<String> given = Optional.ofNullable(asked.getSecret());
        Optional<SecretKind> wish = given.flatMap(SecretKind::askedFor);
        Optional<String> stated = given.filter(text -> wish.isEmpty());
        Optional<String> present = stated.or(() -> old.filter(before -> before.getSecret() != null)
                .filter(before -> wish.isEmpty() || isOf(wish.get(), before.getSecret()))
                .map(before -> kept(before, asked)));
        String signs = present.orElseGet(() -> made(wish.orElse(SecretKind.HMAC), random));
        List<PreviousSecret> previous = old.map(
                        before -> PreviousSecrets.after(before, asked, signs, PreviousSecrets.DEFAULT_OVERLAP, now))
                .orElse(List.of());
        return new SigningSecrets(signs, previous, present.isEmpty());
    }

    /**
     * What a rotation makes of them: the secret is another one, whatever there was.
     *
     * @throws InvalidJsonException when the endpoint's scheme cannot do as it is asked
     */
    static SigningSecrets rotate(Endpoint old, SecretRotation rotation, Instant now, SecureRandom random) {
        Problems problems = new Problems();
        rotation.check(old, problems);
        problems.throwIfAny();
        Optional<SecretKind> wish = rotation.secret().flatMap(SecretKind::askedFor);
        Optional<String> stated = rotation.secret().filter(text -> wish.isEmpty());
        String present = stated.orElseGet(() -> made(wish.orElseGet(() -> kindOf(old)), random));
        Duration overlap = rotation.overlap().orElse(PreviousSecrets.DEFAULT_OVERLAP);
        return new SigningSecrets(present, PreviousSecrets.after(old, old, present, overlap, now), stated.isEmpty());
    }

    /** What cannot be read is taken to be as it should be: nobody is told of another secret because a key is away. */
    private static boolean isOf(SecretKind kind, String secret) {
        return SealedText.is(secret) || SecretKind.of(secret) == kind;
    }

    private static SecretKind kindOf(Endpoint endpoint) {
        return Optional.ofNullable(endpoint.getSecret()).map(SecretKind::of).orElse(SecretKind.HMAC);
    }

    private static String made(SecretKind kind, SecureRandom random) {
        return kind.generate(random).text();
    }

    /**
     * It may go on signing for another receiver, which learns nothing from a signature. But where it is sent itself, whoever
     * may change a subscription could have it sent to themselves, without ever being shown it.
     */
    private static String kept(Endpoint old, Endpoint asked) {
        Problems problems = new Problems();
        SigningScheme scheme = SigningScheme.named(asked.getSigning()).orElseThrow();
        Optional.of(old.getSecret())
                .filter(text -> !SealedText.is(text))
                .flatMap(scheme::violation)
                .ifPresent(detail -> problems.add("/endpoint/secret", "must be given again, and it " + detail));
        boolean isSentAlready = old.getSigning().equals(asked.getSigning()) && Origin.isSame(old, asked);
        if (scheme.sendsSecret() && !isSentAlready) {
            problems.add(
                    "/endpoint/secret",
                    "must be given again, because it is sent itself to a receiver that it was not sent to before");
        }
        problems.throwIfAny();
        return old.getSecret();
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "SigningSecrets[wasMade=" + wasMade + "]";
    }
}
