package io.bellbuoy.ingest.http;

import io.bellbuoy.dialect.TooManyEventsException;
import io.bellbuoy.ingest.events.EventTooLargeException;
import io.bellbuoy.ingest.kafka.UnavailableException;
import io.bellbuoy.ingest.subscriptions.ConflictException;
import io.bellbuoy.json.InvalidJsonException;
import io.bellbuoy.json.MalformedJsonException;
import io.netty.handler.codec.DecoderException;
import io.vertx.ext.web.handler.HttpException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** What a failure means to the caller. The one place where statuses are decided. */
final class Failures {

    static final Map<String, String> RETRY_AFTER = Map.of("Retry-After", "5");

    private Failures() {}

    /**
     * The answer to a failed request.
     *
     * @param failure what was thrown, if anything was
     * @param status what Vert.x thinks of it, where nothing was thrown
     */
    static Problem problem(@Nullable Throwable failure, int status) {
        if (failure instanceof IllegalArgumentException && status == 400) {
            // Vert.x's own, of a path whose encoding is none, before any handler was asked. From ours it comes without
            // a status.
            return of(400);
        }
        return Optional.ofNullable(failure).map(thrown -> of(cause(thrown))).orElseGet(() -> of(status));
    }

    /** What went wrong in a stage arrives wrapped when further stages hang on it. */
    private static Throwable cause(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return thrown instanceof CompletionException && cause != null ? cause : thrown;
    }

    private static Problem of(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        if (failure instanceof ProblemException refusal) {
            return refusal.problem();
        }
        if (failure instanceof InvalidJsonException invalid) {
            return Problem.invalid(invalid.problems());
        }
        if (failure instanceof MalformedJsonException) {
            return Problem.of(400, message);
        }
        if (failure instanceof DecoderException) {
            return Problem.of(400, "The body is not encoded as a form is");
        }
        if (failure instanceof TooManyEventsException || failure instanceof EventTooLargeException) {
            return Problem.of(413, message);
        }
        if (failure instanceof ConflictException) {
            return Problem.of(409, message);
        }
        if (failure instanceof UnavailableException) {
            return Problem.of(503, message, RETRY_AFTER);
        }
        return failure instanceof HttpException http ? of(http.getStatusCode()) : of(500);
    }

    private static Problem of(int status) {
        return switch (status) {
            case 400 -> Problem.of(400, "The request is not well-formed HTTP");
            case 404 -> Problem.of(404, "There is nothing at this path");
            case 413 -> Problem.of(413, "The body is larger than http.max-body-bytes allows");
            case 414 -> Problem.of(414, "The path is longer than a request's may be");
            case 431 -> Problem.of(431, "The headers are larger than http.max-header-bytes allows");
            case 503 ->
                Problem.of(
                        503, "The request took too long, and what it asked for may have been done or not", RETRY_AFTER);
            default -> Problem.of(500, "Something went wrong here; the service's log says what");
        };
    }
}
