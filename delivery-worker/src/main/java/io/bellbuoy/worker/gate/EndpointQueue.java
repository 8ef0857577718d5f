package io.bellbuoy.worker.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What one endpoint may do now, who waits for it, and how it has been doing. */
final class EndpointQueue<T> {

    private final GateSettings settings;
    private final Deque<Pass<T>> firstAttempts = new ArrayDeque<>();
    private final Deque<Pass<T>> retries = new ArrayDeque<>();
    private final Flow flow = new Flow();
    private final Latency latency = new Latency();
    private final Returns returns = new Returns();
    private final Window window = new Window();
    private final Pace resumption;
    private Limits limits;
    private @Nullable Pace pace;
    private Breaker breaker;
    private Instant pausedUntil = Instant.MIN;
    private Instant lastVisit = Instant.MIN;
    private Kind lastBegun = Kind.RETRY;
    private int inFlight;

    EndpointQueue(Limits limits, GateSettings settings) {
        this.settings = settings;
        this.limits = limits;
        this.resumption = new Pace(settings.resumePerSecond());
        this.pace = paceOf(limits);
        this.breaker = new Breaker(settings.probePauses());
    }

    /** Takes what the subscription says now. Whoever changed it may have mended the endpoint: it gets a clean slate. */
    void obey(Limits current) {
        if (current.version() > limits.version()) {
            limits = current;
            pace = paceOf(current);
            breaker = new Breaker(settings.probePauses());
            pausedUntil = Instant.MIN;
        }
    }

    String host() {
        return limits.host();
    }

    int waiting() {
        return firstAttempts.size() + retries.size();
    }

    int inFlight() {
        return inFlight;
    }

    boolean isTripped() {
        return breaker.isTripped();
    }

    /** Little would be lost by beginning anew. */
    boolean isForgettable(Instant now) {
        return inFlight == 0
                && waiting() == 0
                && lastVisit.plus(GateSettings.MEMORY).isBefore(now);
    }

    /** Somebody asks to be let in. */
    void visited(Instant now) {
        lastVisit = now;
    }

    /** Why nothing may be sent for a while; empty when something may. */
    Optional<Parking.Cause> closed(Instant now) {
        if (pausedUntil.isAfter(now)) {
            return Optional.of(Parking.Cause.ASKED);
        }
        if (breaker.isTripped() && breaker.nextProbe().isAfter(now)) {
            return Optional.of(Parking.Cause.BREAKER);
        }
        return Optional.empty();
    }

    /** Whether more waits already than the endpoint ends in the time that is worth waiting for. */
    boolean isCongested(Instant now) {
        double worth = flow.perSecond(now) * GateSettings.WORTH_WAITING.toSeconds();
        return waiting() >= Math.max(worth, GateSettings.FIRST_WAITING);
    }

    boolean isCrowded() {
        return waiting() >= GateSettings.MAX_WAITING_PER_ENDPOINT;
    }

    void admit(Pass<T> pass) {
        queue(pass.visit().kind()).add(pass);
    }

    /** Whether somebody waits whom the endpoint's own limits let begin, time apart. */
    boolean isWilling() {
        return waiting() > 0 && inFlight < room();
    }

    private int room() {
        return breaker.isTripped() ? 1 : Math.min(limits.maxInFlight(), window.size());
    }

    /** When time lets somebody begin; in the past when it is not time that is lacking. */
    Instant nextByPace() {
        Instant next = pace == null ? Instant.MIN : pace.next();
        boolean onlyResumes = firstAttempts.isEmpty()
                && !retries.isEmpty()
                && retries.element().visit().isResumed();
        return onlyResumes && resumption.next().isAfter(next) ? resumption.next() : next;
    }

    /** Who is next; of the kind that did not begin last, if both may. */
    Optional<Pass<T>> next(Predicate<Kind> hasSlot, Instant now) {
        Kind other = lastBegun == Kind.RETRY ? Kind.FIRST_ATTEMPT : Kind.RETRY;
        return head(other, hasSlot, now).or(() -> head(lastBegun, hasSlot, now));
    }

    /** Whom {@link #next} named begins. */
    void begin(Pass<T> pass, Instant now) {
        queue(pass.visit().kind()).remove();
        pass.begin(now);
        lastBegun = pass.visit().kind();
        inFlight++;
        window.began(inFlight);
        if (pace != null) {
            pace.started(now);
        }
        if (pass.visit().isResumed()) {
            resumption.started(now);
        }
    }

    void left() {
        inFlight--;
    }

    void succeeded(Instant begun, Instant now) {
        flow.ended(now);
        latency.ended(Duration.between(begun, now));
        window.succeeded(inFlight);
        breaker.succeeded();
    }

    void failed(Instant begun, Duration pause, Instant now) {
        flow.ended(now);
        latency.ended(Duration.between(begun, now));
        window.failed();
        breaker.failed(begun, now);
        Instant until = now.plus(pause);
        if (until.isAfter(pausedUntil)) {
            pausedUntil = until;
        }
    }

    /** For one that comes too early: best stays away until it is its turn. */
    Parking early(Parking.Cause closed, Instant now) {
        Instant opens = pausedUntil.isAfter(breaker.nextProbe()) ? pausedUntil : breaker.nextProbe();
        return new Parking(closed, returns.pause(Duration.between(now, opens), perSecond(), now));
    }

    /** For one too many: best stays away until those that wait, and those that were parked before it, are through. */
    Parking overflow(Visit visit, Instant now) {
        return latency.isKnown()
                ? new Parking(Parking.Cause.OVERFLOW, returns.pause(throughWaiting(), perSecond(), now))
                : Parking.climbing(Parking.Cause.OVERFLOW, settings.ladder(), visit.parkings());
    }

    /** Called every so often. */
    void validate() {
        window.validate(inFlight);
    }

    /** Sends away those that wait for whom this holds. */
    List<Pass<T>> sendAway(Predicate<Pass<T>> leaves) {
        List<Pass<T>> leaving = new ArrayList<>();
        for (Deque<Pass<T>> queue : List.of(firstAttempts, retries)) {
            queue.stream().filter(leaves).forEach(leaving::add);
            queue.removeIf(leaves);
        }
        return leaving;
    }

    private Optional<Pass<T>> head(Kind kind, Predicate<Kind> hasSlot, Instant now) {
        return Optional.ofNullable(queue(kind).peek())
                .filter(pass -> hasSlot.test(kind))
                .filter(pass -> !pass.visit().isResumed() || !resumption.next().isAfter(now));
    }

    private Deque<Pass<T>> queue(Kind kind) {
        return kind == Kind.FIRST_ATTEMPT ? firstAttempts : retries;
    }

    /** Not longer than the first rung: an endpoint may become faster. */
    private Duration throughWaiting() {
        Duration needed = Duration.ofMillis((long) (1_000 * waiting() / perSecond()));
        Duration longest = settings.ladder().after(1);
        return needed.compareTo(longest) < 0 ? needed : longest;
    }

    /** How many that were parked it takes at best: if that is too many they are parked again, if too few it idles. */
    private double perSecond() {
        int allowed = Math.min(settings.resumePerSecond(), limits.perSecond().orElse(Integer.MAX_VALUE));
        int atOnce = breaker.isTripped() ? 1 : limits.maxInFlight();
        return latency.isKnown() ? Math.min(allowed, atOnce / latency.seconds()) : allowed;
    }

    private static @Nullable Pace paceOf(Limits limits) {
        return limits.perSecond().isPresent() ? new Pace(limits.perSecond().getAsInt()) : null;
    }
}
