package io.bellbuoy.ingest.delivery;

import io.bellbuoy.events.Subscription;
import java.util.concurrent.CompletionStage;

/** Tries a subscription, with an event that never happened. */
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
}
