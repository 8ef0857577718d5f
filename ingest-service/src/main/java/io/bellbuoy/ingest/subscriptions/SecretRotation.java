package io.bellbuoy.ingest.subscriptions;

import io.bellbuoy.events.Endpoint;
import io.bellbuoy.json.InvalidJsonException;
import io.bellbuoy.json.JsonBody;
import io.bellbuoy.json.JsonFields;
import io.bellbuoy.json.Problems;
import io.bellbuoy.signing.SigningScheme;
import io.bellbuoy.time.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A request for another signing secret.
 *
 * @param secret the new one, or the kind of it; absent: one of the kind that there is
 * @param overlap how long the present one goes on signing; absent: a day
 */
public record SecretRotation(Optional<String> secret, Optional<Duration> overlap) {

    private static final List<String> FIELDS = List.of("secret", "overlap");

    /**
     * Reads what is asked for.
     *
     * @throws InvalidJsonException with everything that is wrong
     */
    public static SecretRotation read(JsonBody body) {
        Problems problems = new Problems();
        JsonFields fields = JsonFields.strict(body.root(), FIELDS, problems);
        Optional<String> secret = Optional.ofNullable(fields.text("secret"));
        Optional<Duration> overlap =
                Optional.ofNullable(fields.text("overlap")).flatMap(text -> overlap(text, problems));
        problems.throwIfAny();
        return new SecretRotation(secret, overlap);
    }

    private static Optional<Duration> overlap(String text, Problems problems) {
        try {
            Duration overlap = Durations.parse(text);
            if (overlap.compareTo(PreviousSecrets.MAX_OVERLAP) <= 0) {
                return Optional.of(overlap);
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        problems.add("/overlap", "must be a duration such as 12h, at most 7d");
        return Optional.empty();
    }

    /** Notes what speaks against it for an endpoint. */
    void check(Endpoint endpoint, Problems problems) {
        SigningScheme scheme = SigningScheme.named(endpoint.getSigning()).orElseThrow();
        secret.flatMap(given -> SecretsRule.violation(given, scheme))
                .ifPresent(detail -> problems.add("/secret", detail));
        if (secret.filter(given -> given.equals(endpoint.getSecret())).isPresent()) {
            problems.add("/secret", "must be another than the present one");
        }
        if (!scheme.hasRoomForSeveral()
                && overlap.filter(asked -> !asked.isZero()).isPresent()) {
            problems.add("/overlap", "must be 0 or absent: the subscription's signing has room for one signature only");
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "SecretRotation[overlap=" + overlap + "]";
    }
}
