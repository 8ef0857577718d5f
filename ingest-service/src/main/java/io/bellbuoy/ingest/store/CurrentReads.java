package io.bellbuoy.ingest.store;

import io.bellbuoy.ingest.kafka.UnavailableException;
import io.bellbuoy.kit.view.CompactedView;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Reads from a view that know of everything that was written before they were asked for, on whatever instance. */
public final class CurrentReads {

    private CurrentReads() {}

    /** Completes with what is read once the view has caught up, or fails with {@link UnavailableException}. */
    public static <T> CompletableFuture<T> of(CompactedView<?> view, Supplier<T> read) {
        return view.caughtUp().handle((reached, failure) -> {
            if (failure != null) {
                throw new UnavailableException(
                        "Kafka does not answer, so what is stored there cannot be told", failure);
            }
            return read.get();
        });
    }

    /** Returns once the view has caught up, or throws what says that it could not. */
    static void await(CompactedView<?> view) {
        of(view, () -> true).join();
    }
}
