package io.bellbuoy.ingest.http;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Answers that have to wait for something. */
public final class Answers {

    private Answers() {}

    /** Whatever thread completes the stage, what follows is done on the request's own; what it throws fails the request. */
    public static <T> void when(CompletionStage<T> result, RoutingContext request, Consumer<T> answer) {
        CompletableFuture<T> known = result.toCompletableFuture();
        if (known.isDone() && !known.isCompletedExceptionally()) {
            // Nothing to wait for, not even for the event loop's next turn.
            answer.accept(known.join());
            return;
        }
        Future.fromCompletionStage(result, request.vertx().getOrCreateContext())
                .map(found -> {
                    answer.accept(found);
                    return found;
                })
                .onFailure(request::fail);
    }
}
