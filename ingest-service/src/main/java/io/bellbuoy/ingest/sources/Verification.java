package io.bellbuoy.ingest.sources;

import io.bellbuoy.events.Source;
import io.bellbuoy.json.Problems;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One way in which a registry shows that a request comes from it. Any thread may ask, and none is made to wait. */
public interface Verification {

    /** Notes what is wrong with what a source says, but for secrets that it leaves out: it may have them already. */
    void check(Source source, Problems problems);

    /** Whether a source must have secrets, or must not. */
    boolean sharesSecrets();

    /** Where requests of the source show what is verified. */
    Place place(Source source);

    /**
     * Verifies what a request shows in that place.
     *
     * @return completes as {@link #objection(RequestHead, byte[], Source)} does
     */
    CompletionStage<Optional<String>> objection(String shown, byte[] body, Source source);

    /**
     * Verifies a request.
     *
     * @param body as it came, byte for byte
     * @return completes with why it is not the source's, if it is not, in words for the caller: never with what would be right;
     *     fails when nobody can tell
     */
    default CompletionStage<Optional<String>> objection(RequestHead head, byte[] body, Source source) {
        Place place = place(source);
        Optional<String> missing = place.missing(head);
        return missing.isPresent()
                ? CompletableFuture.completedFuture(missing)
                : objection(place.value(head), body, source);
    }
}
