package io.bellbuoy.worker.lane;

import io.bellbuoy.worker.attempt.Delivery;
import io.bellbuoy.worker.attempt.Journey;
import io.bellbuoy.worker.attempt.Opened;
import io.bellbuoy.worker.attempt.Opened.Decided;
import io.bellbuoy.worker.attempt.Opened.OutOfTurn;
import io.bellbuoy.worker.attempt.Opened.ToSend;
import io.bellbuoy.worker.attempt.Opened.ToTry;
import io.bellbuoy.worker.attempt.Outcome;
import io.bellbuoy.worker.gate.Departures;
import io.bellbuoy.worker.gate.Gate;
import io.bellbuoy.worker.gate.GateSettings;
import io.bellbuoy.worker.gate.Parking;
import io.bellbuoy.worker.gate.Pass;
import io.bellbuoy.worker.verdict.Judgement;
import io.bellbuoy.worker.verdict.Verdict;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;

/**
 * The way of a record from the lane to its endpoint and back: opened, let in at the gate, sent when its turn comes. Every
 * record that is opened comes back once. Confined to the lane's thread.
 */
final class Dispatch implements Departures<Underway> {

    private final Journey journey;
    private final Executor laneThread;
    private final Homecoming home;
    private final Clock clock;
    private final Gate<Underway> gate;

    /** Where records come back to. */
    interface Homecoming {

        /** Whether what becomes of it still counts; its partition may be another lane's by now. */
        boolean isWanted(Received received);

        /** Something was decided. */
        void ended(Received received, Outcome outcome);

        /** Nothing could be decided, for reasons that are not the record's. */
        void undecided(Received received, Throwable cause);

        /** Nothing was done with it, and nothing will be. */
        void forgotten(Received received);
    }

    Dispatch(Journey journey, GateSettings settings, Executor laneThread, Homecoming home, Clock clock) {
        this.journey = journey;
        this.laneThread = laneThread;
        this.home = home;
        this.clock = clock;
        this.gate = new Gate<>(settings, this);
    }

    /**
     * Takes a record.
     *
     * @throws org.apache.kafka.common.errors.RetriableException when it cannot be read yet; then it was not taken
     */
    void take(Received received) {
        whenDone(journey.open(received.record()), found -> found(received, found));
    }

    /** Sends all whose turn has come. */
    void sendAllDue() {
        gate.release(clock.instant());
    }

    /** Whether nothing more should be taken for now. */
    boolean isFull() {
        return gate.isFull(clock.instant());
    }

    /** How many wait for their endpoints. */
    int waiting() {
        return gate.waiting();
    }

    /** How many endpoints are only probed. */
    int breakersOpen() {
        return gate.tripped();
    }

    /** How long nothing comes due by time alone, at most so long. */
    Duration untilNext(Instant now, Duration atMost) {
        return gate.untilNext(now, atMost);
    }

    /** Lets those of these partitions come back that only wait. */
    void forget(Collection<TopicPartition> partitions) {
        gate.forget(underway -> partitions.contains(underway.received().partition()))
                .forEach(underway -> home.forgotten(underway.received()));
    }

    @Override
    public void go(Pass<Underway> pass) {
        whenDone(journey.attempt(pass.item().delivery()), outcome -> attempted(pass, outcome));
    }

    @Override
    public void park(Underway underway, Parking parking) {
        home.ended(underway.received(), journey.park(underway.delivery(), parking));
    }

    private void found(Received received, AsyncResult<Supplier<Opened>> found) {
        if (found.failed()) {
            home.undecided(received, found.cause());
        } else if (!home.isWanted(received)) {
            home.forgotten(received);
        } else {
            opened(received, found.result().get());
        }
    }

    private void opened(Received received, Opened opened) {
        if (opened instanceof ToSend toSend) {
            Delivery delivery = toSend.delivery();
            Underway underway = new Underway(received, delivery);
            gate.admit(delivery.key(), toSend.limits(), toSend.visit(), underway, clock.instant());
        } else if (opened instanceof ToTry toTry) {
            whenDone(journey.attempt(toTry.delivery()), outcome -> tried(received, outcome));
        } else if (opened instanceof OutOfTurn outOfTurn) {
            Delivery delivery = outOfTurn.delivery();
            Underway underway = new Underway(received, delivery);
            gate.turnAway(delivery.key(), outOfTurn.limits(), outOfTurn.visit(), underway, clock.instant());
        } else {
            home.ended(received, ((Decided) opened).outcome());
        }
    }

    private void attempted(Pass<Underway> pass, AsyncResult<Outcome> outcome) {
        Received received = pass.item().received();
        if (outcome.failed()) {
            gate.left(pass);
            home.undecided(received, outcome.cause());
        } else {
            outcome.result().judgement().ifPresentOrElse(judgement -> tellGate(pass, judgement), () -> gate.left(pass));
            home.ended(received, outcome.result());
        }
    }

    private void tried(Received received, AsyncResult<Outcome> outcome) {
        if (outcome.failed()) {
            home.undecided(received, outcome.cause());
        } else {
            home.ended(received, outcome.result());
        }
    }

    private void tellGate(Pass<Underway> pass, Judgement judgement) {
        if (judgement.verdict() == Verdict.DELIVERED) {
            gate.succeeded(pass, clock.instant());
        } else if (judgement.isEndpointFailure()) {
            gate.failed(pass, judgement.endpointPause(), clock.instant());
        } else {
            gate.left(pass);
        }
    }

    /** At once if it is done, which spares the way through the mailbox. */
    private <T> void whenDone(Future<T> future, Consumer<AsyncResult<T>> then) {
        if (future.isComplete()) {
            then.accept(future);
        } else {
            future.onComplete(done -> laneThread.execute(() -> then.accept(done)));
        }
    }
}
