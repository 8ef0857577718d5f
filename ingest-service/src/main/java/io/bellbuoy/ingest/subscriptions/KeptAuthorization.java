package io.bellbuoy.ingest.subscriptions;

import io.bellbuoy.events.Endpoint;
import io.bellbuoy.json.InvalidJsonException;
import io.bellbuoy.json.Problems;
import java.util.Optional;

/**
 * The authorization that an endpoint keeps when its new document leaves it out. It belongs to the receiver it was given for:
 * else whoever may change a subscription could have it sent to themselves, without ever being shown it.
 */
final class KeptAuthorization {

    private KeptAuthorization() {}

    /**
     * What is kept, if there is anything to keep.
     *
     * @throws InvalidJsonException when the new endpoint is another receiver
     */
    static Optional<String> of(Endpoint old, Endpoint asked) {
        Optional<String> authorization = Optional.ofNullable(old.getAuthorization());
        if (authorization.isPresent() && !Origin.isSame(old, asked)) {
            Problems problems = new Problems();
            problems.add(
                    "/endpoint/authorization",
                    "must be given again, or null, because scheme, host or port of /endpoint/url change");
            problems.throwIfAny();
        }
        return authorization;
    }
}
