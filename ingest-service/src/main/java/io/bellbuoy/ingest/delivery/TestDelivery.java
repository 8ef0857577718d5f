package io.bellbuoy.ingest.delivery;

import io.bellbuoy.events.Subscription;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Tries a subscription before it is made, with an event that never happened. */
@FunctionalInterface
public interface TestDelivery {

    /**
     * What came of it.
     *
     * @param detail in a sentence for whoever asked
     */
    record Result(boolean succeeded, String detail) {}

    /** Sends one webhook; a receiver that refuses it is a result like any other. */
    CompletionStage<Result> send(Subscription subscription);

    /** The trial of those who make none, and say so. */
    static TestDelivery none() {
        return subscription -> CompletableFuture.completedFuture(new Result(
                false, "The subscription is valid, but nothing was sent: there are no test deliveries here"));
    }
}
