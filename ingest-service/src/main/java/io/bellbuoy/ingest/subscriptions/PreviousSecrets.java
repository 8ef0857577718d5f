package io.bellbuoy.ingest.subscriptions;

import io.bellbuoy.events.Endpoint;
import io.bellbuoy.events.PreviousSecret;
import io.bellbuoy.kit.secrets.SealedText;
import io.bellbuoy.signing.SigningScheme;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The secrets that were replaced and sign beside the present one for a while, so that a receiver can change over in time. */
final class PreviousSecrets {

    static final Duration DEFAULT_OVERLAP = Duration.ofHours(24);
    static final Duration MAX_OVERLAP = Duration.ofDays(7);
    private static final int MOST = 10;

    private PreviousSecrets() {}

    /**
     * Those that there are after a change, the newest first. Another receiver has never been told them.
     *
     * @param present what signs from now on
     * @param overlap how long a secret signs that is replaced by this; with none, older ones stop as well
     */
    static List<PreviousSecret> after(Endpoint old, Endpoint asked, String present, Duration overlap, Instant now) {
        SigningScheme scheme = SigningScheme.named(asked.getSigning()).orElseThrow();
        if (!scheme.hasRoomForSeveral() || !Origin.isSame(old, asked) || overlap.isZero()) {
            return List.of();
        }
        boolean isReplaced = !present.equals(old.getSecret());
        return Stream.concat(
                        Stream.ofNullable(old.getSecret())
                                .map(replaced -> new PreviousSecret(replaced, now.plus(overlap))),
                        old.getPreviousSecrets().stream())
                .filter(previous -> !previous.getSecret().equals(present))
                .filter(previous -> now.isBefore(previous.getValidUntil()))
                .filter(previous -> isKept(previous.getSecret(), scheme, isReplaced))
                .limit(MOST)
                .toList();
    }

    /** What cannot be read stays until a new secret mends that. */
    private static boolean isKept(String secret, SigningScheme scheme, boolean isReplaced) {
        return SealedText.is(secret) ? !isReplaced : scheme.violation(secret).isEmpty();
    }
}
