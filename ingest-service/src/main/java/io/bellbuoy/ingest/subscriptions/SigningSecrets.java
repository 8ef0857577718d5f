package io.bellbuoy.ingest.subscriptions;

import io.bellbuoy.events.Endpoint;
import io.bellbuoy.ingest.json.Problems;
import io.bellbuoy.json.InvalidJsonException;
import io.bellbuoy.signing.SecretKind;
import io.bellbuoy.signing.SigningScheme;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * The signing secret of an endpoint after a change.
 *
 * @param present what signs from now on
 * @param wasMade whether it was made by this change and has to be shown to its owner
 */
record SigningSecrets(String present, boolean wasMade) {

    /**
     * What becomes of the secret: it is the one that is given, or the one that there was, or one is made.
     *
     * @throws InvalidJsonException when it would be kept for a receiver or a scheme that it was not given for
     */
    static SigningSecrets after(Endpoint asked, Optional<Endpoint> old, SecureRandom random) {
        Optional<String> given = Optional.ofNullable(asked.getSecret());
        Optional<SecretKind> wish = given.flatMap(SecretKind::askedFor);
        if (given.isPresent() && wish.isEmpty()) {
            return new SigningSecrets(given.get(), false);
        }
        Optional<Endpoint> keeps = old.filter(before -> before.getSecret() != null)
                .filter(before -> wish.isEmpty() || wish.get() == SecretKind.of(before.getSecret()));
        if (keeps.isPresent()) {
            return new SigningSecrets(kept(keeps.get(), asked), false);
        }
        return new SigningSecrets(wish.orElse(SecretKind.HMAC).generate(random).text(), true);
    }

    /**
     * It may go on signing for another receiver, which learns nothing from a signature. But where it is sent itself, whoever
     * may change a subscription could have it sent to themselves, without ever being shown it.
     */
    private static String kept(Endpoint old, Endpoint asked) {
        Problems problems = new Problems();
        SigningScheme scheme = SigningScheme.named(asked.getSigning()).orElseThrow();
        scheme.violation(old.getSecret())
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

    /** Without the secret. */
    @Override
    public String toString() {
        return "SigningSecrets[wasMade=" + wasMade + "]";
    }
}
