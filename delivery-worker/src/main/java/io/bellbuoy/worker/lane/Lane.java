package io.bellbuoy.worker.lane;

import static java.time.temporal.ChronoUnit.SECONDS;

import io.bellbuoy.kit.logging.LogKeys;
import io.bellbuoy.time.Durations;
import io.bellbuoy.worker.attempt.DeathNotices;
import io.bellbuoy.worker.attempt.EndpointHealths;
import io.bellbuoy.worker.attempt.Lines;
import io.bellbuoy.worker.attempt.Outcome;
import io.bellbuoy.worker.ledger.Standstill;
import io.bellbuoy.worker.ledger.Standstill.Oldest;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes records from its partitions, gives each to the {@link Dispatch}, and settles what became of them. One thread calls
 * everything here; completions reach it through the {@link Mailbox}. Where it waits is simple: on the consumer while nobody
 * waits for an endpoint, else on the mailbox. So nobody has to wake a poll up.
 */
final class Lane implements ConsumerRebalanceListener, Dispatch.Homecoming, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Lane.class);

    /**
     * How long requests in flight may take to end when partitions are to be given away. Those that take longer are made
     * once more by whoever has the partition then.
     */
    private static final Duration DRAIN = Duration.ofSeconds(5);

    /**
     * How long new records wait at most while the lane waits for those that it has, and how often it polls for nothing but
     * its place in the group while it has enough.
     */
    private static final Duration NUDGE = Duration.ofMillis(5);

    /** How long to wait, in each turn, for the word what is committed of partitions that have just arrived. */
    private static final Duration ASKING = Duration.ofMillis(50);

    /** How often to look whether anything moves. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** How long to do nothing new after something outside has failed, and how long Kafka may take over outcomes before that. */
    private static final Duration BREATHER = Duration.ofSeconds(1);

    private final String name;
    private final Sources sources;
    private final Consumer<byte[], byte[]> consumer;
    private final Arrivals arrivals;
    private final InHand inHand = new InHand();
    private final Holds holds = new Holds();
    private final FlowControl flow;
    private final Mailbox mailbox;
    private final Dispatch dispatch;
    private final EndpointHealths healths;
    private final DeathNotices notices;
    private final Lines lines;
    private final Settlement settlement;
    private final Timer settleTime;
    private final Duration commitInterval;
    private final Standstill<TopicPartition> standstill = new Standstill<>();
    private final Duration stuckAfter;
    private final Pulse pulse;
    private final Clock clock;
    private Instant nextSettle;
    private Instant settleBegun = Instant.MIN;
    private Instant beginAgain;
    private Instant nextLook;
    private Instant nextSign;
    private Optional<String> stuck = Optional.empty();

    /**
     * A lane that has not joined its group yet.
     *
     * @param mailbox where whatever others do for it comes back
     */
    Lane(LaneParts parts, Mailbox mailbox, Pulse pulse, Clock clock) {
        this.name = parts.name();
        this.sources = parts.sources();
        this.consumer = parts.consumer();
        this.arrivals = new Arrivals(consumer, parts.codec(), clock);
        this.flow = new FlowControl(consumer, arrivals, holds, inHand, parts.maxGap());
        this.mailbox = mailbox;
        this.dispatch = new Dispatch(parts.journey(), parts.gate(), mailbox, this, clock);
        this.healths = parts.healths();
        this.notices = parts.notices();
        this.lines = parts.lines();
        this.settlement = parts.settlement();
        this.settleTime = parts.settleTime();
        this.commitInterval = parts.commitInterval();
        this.stuckAfter = parts.stuckAfter();
        this.pulse = pulse;
        this.clock = clock;
        this.nextSettle = clock.instant();
        this.beginAgain = clock.instant();
        this.nextLook = clock.instant();
        this.nextSign = clock.instant();
    }

    void join() {
        consumer.subscribe(sources.topics(), this);
    }

    /** One round: what came back is taken, what is done is settled, what waits is begun, what is new is polled. */
    void turn() {
        pulse.turned();
        mailbox.doAll();
        // Before anything new is begun: what cannot be settled must not pile up.
        if (isSettleDue()) {
            settle();
        }
        dispatch.sendAllDue();
        beginWaiting();
        welcome();
        poll();
        look();
    }

    /** What has not moved for so long that it never will, in words for the operator. */
    Optional<String> stuck() {
        return stuck;
    }

    /**
     * A turn broke off for a reason that nobody foresaw. What was polled in it may not be in hand, and then nothing would
     * keep its offsets from being committed; so the lane goes back to what is committed.
     */
    void stumbled(RuntimeException cause) {
        takeBreather("a turn failed", cause);
        letGo(List.copyOf(consumer.assignment()));
        consumer.unsubscribe();
        mailbox.await(BREATHER);
        join();
    }

    /** Leaves the group as a guest leaves: finishes what is in hand, settles, goes. */
    @Override
    public void close() {
        try (settlement;
                consumer) {
            letGo(List.copyOf(consumer.assignment()));
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        arrivals.add(partitions);
        flow.pauseArrivals();
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        letGo(partitions);
    }

    /** Another lane has them already: nothing that is decided here counts any more. */
    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        forget(partitions);
    }

    @Override
    public boolean isWanted(Received received) {
        return inHand.isOpen(received);
    }

    @Override
    public void forgotten(Received received) {
        inHand.forgotten(received);
    }

    @Override
    public void ended(Received received, Outcome outcome) {
        if (inHand.completed(received)) {
            TopicPartition partition = received.partition();
            Outcome told = notices.observed(partition, outcome);
            Outcome withHealth = healths.observed(partition.partition(), told);
            settlement.add(partition, lines.observed(partition.partition(), withHealth));
        }
    }

    @Override
    public void undecided(Received received, Throwable cause) {
        inHand.returned(received);
        takeBreather("the subscription or its endpoint's health cannot be looked up", cause);
    }

    private void beginWaiting() {
        while (mayBegin(clock.instant()) && !dispatch.isFull()) {
            Optional<Received> next = inHand.next();
            if (next.isEmpty()) {
                return;
            }
            begin(next.get());
            dispatch.sendAllDue();
        }
    }

    private void begin(Received received) {
        try {
            inHand.begun();
            dispatch.take(received);
        } catch (RetriableException e) {
            // Not the record's fault: it stays where it is, the first of those that wait.
            inHand.returned(received);
            takeBreather("the schema registry gives no answer", e);
        }
    }

    /** Not while Kafka has troubles: what cannot be settled must not pile up. */
    private boolean mayBegin(Instant now) {
        boolean isSettlementLate =
                settlement.isUnderway() && settleBegun.plus(BREATHER).isBefore(now);
        return !now.isBefore(beginAgain) && !isSettlementLate;
    }

    private boolean isSettleDue() {
        return !settlement.isEmpty()
                && !settlement.isUnderway()
                && !clock.instant().isBefore(nextSettle);
    }

    private void settle() {
        settleBegun = clock.instant();
        settlement.settle(inHand.commits(), consumer.groupMetadata(), this::settled);
    }

    private void settled(Optional<RuntimeException> failure) {
        failure.ifPresentOrElse(this::notSettled, () -> {
            settleTime.record(Duration.between(settleBegun, clock.instant()));
            nextSettle = settleBegun.plus(commitInterval);
            pulse.gotOn();
        });
    }

    private void notSettled(RuntimeException failure) {
        if (failure instanceof CommitFailedException) {
            // A rebalance is on its way, through which this lane keeps working; Kafka takes commits again once it is
            // through. If the lane was left out, it will hear so when it polls.
            nextSettle = clock.instant().plus(commitInterval);
        } else {
            nextSettle = clock.instant().plus(BREATHER);
            takeBreather("outcomes cannot be written", failure);
        }
    }

    /** Kafka's own time-outs see to it that this has an end. */
    private void awaitSettlement() {
        while (settlement.isUnderway() && !Thread.currentThread().isInterrupted()) {
            mailbox.await(commitInterval);
        }
    }

    private void welcome() {
        try {
            arrivals.ask(ASKING).forEach(inHand::assigned);
        } catch (RetriableException e) {
            // The next turn asks again; until then the others go on.
            if (arrivals.areOverdue()) {
                pulse.troubled("Kafka does not say what is committed");
            }
        }
    }

    private void poll() {
        Instant now = clock.instant();
        holds.release(now);
        boolean hasRoom = !inHand.isWaiting() && mayBegin(now);
        if (hasRoom && dispatch.waiting() == 0) {
            flow.hear();
            take(consumer.poll(holds.untilNext(now, commitInterval)));
            return;
        }
        // What ends lets another begin, so that is what to wait for; and new ones are not kept waiting for it.
        mailbox.await(dispatch.untilNext(now, hasRoom ? NUDGE : commitInterval));
        if (hasRoom) {
            flow.hear();
            take(consumer.poll(Duration.ZERO));
        } else if (!now.isBefore(nextSign)) {
            nextSign = now.plus(NUDGE);
            flow.pauseAll();
            take(consumer.poll(Duration.ZERO));
        }
    }

    private void look() {
        Instant now = clock.instant();
        if (now.isBefore(nextLook)) {
            return;
        }
        nextLook = now.plus(LOOK);
        notices.tellDue(now, settlement::add);
        if (!mayBegin(now)) {
            // Nothing moves because the lane waits, and it says so.
            standstill.forgetAll();
        }
        standstill.look(inHand.oldestOpen(), now);
        Optional<Oldest<TopicPartition>> longest = standstill.longest();
        Duration age =
                longest.map(oldest -> Duration.between(oldest.since(), now)).orElse(Duration.ZERO);
        pulse.carries(new Load(inHand.open(), inHand.widestGap(), age, dispatch.waiting(), dispatch.breakersOpen()));
        stuck = longest.filter(oldest -> age.compareTo(stuckAfter) > 0).map(oldest -> complaint(oldest, age));
    }

    private static String complaint(Oldest<TopicPartition> oldest, Duration age) {
        return "oldest open record of %s is %s old"
                .formatted(oldest.partition(), Durations.format(age.truncatedTo(SECONDS)));
    }

    private void take(Iterable<ConsumerRecord<byte[], byte[]>> records) {
        Instant now = clock.instant();
        records.forEach(record -> take(record, now));
    }

    private void take(ConsumerRecord<byte[], byte[]> record, Instant now) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        if (holds.isHeld(partition)) {
            // Behind a head that is not due; it comes again with it.
            return;
        }
        Optional<Instant> notDueBefore = sources.due(record).filter(now::isBefore);
        if (notDueBefore.isPresent()) {
            holds.hold(partition, notDueBefore.get());
            consumer.seek(partition, record.offset());
        } else {
            inHand.received(record);
        }
    }

    private void letGo(Collection<TopicPartition> partitions) {
        inHand.forgetWaiting(partitions);
        dispatch.forget(partitions);
        Instant deadline = clock.instant().plus(DRAIN);
        while (inHand.isUnderway(partitions) && clock.instant().isBefore(deadline)) {
            mailbox.await(commitInterval);
            // What stays goes on meanwhile.
            dispatch.sendAllDue();
            beginWaiting();
        }
        awaitSettlement();
        if (!settlement.isEmpty() && !settlement.isUnderway()) {
            settle();
            awaitSettlement();
        }
        forget(partitions);
    }

    private void forget(Collection<TopicPartition> partitions) {
        arrivals.forget(partitions);
        inHand.released(partitions);
        settlement.forget(partitions);
        holds.forget(partitions);
        healths.forget(partitions);
        notices.forget(partitions);
        standstill.forget(partitions);
        lines.forget(partitions);
    }

    private void takeBreather(String reason, Throwable cause) {
        beginAgain = clock.instant().plus(BREATHER);
        pulse.troubled(reason);
        log.atWarn()
                .addKeyValue(LogKeys.SERVICE, name)
                .addKeyValue(LogKeys.REASON, reason)
                .setCause(cause)
                .log("The lane waits");
    }
}
