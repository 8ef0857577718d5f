package io.bellbuoy.worker.simulation;

import io.bellbuoy.worker.verdict.Response;
import io.bellbuoy.worker.verdict.Response.Answered;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What endpoints of one kind do, one phase after another, and what comes for each. Reads like a sentence. */
final class Endpoint {

    private static final Duration FOREVER = Duration.ofDays(1_000);

    private final String name;
    private final List<Phase> phases = new ArrayList<>();
    private final List<Arrivals> arrivals = new ArrayList<>();
    private final Set<Integer> refused = new HashSet<>();
    private int count = 1;
    private boolean repeats;
    private @Nullable Integer rateLimit;
    private Duration disabledUntil = Duration.ZERO;

    private Endpoint(String name) {
        this.name = name;
    }

    static Endpoint endpoint(String name) {
        return new Endpoint(name);
    }

    /** So many of them, each with a subscription of its own. */
    Endpoint times(int count) {
        this.count = count;
        return this;
    }

    /** The next phase: it answers at once, for ever. */
    Endpoint answers(int status) {
        phases.add(new Phase(Answered.of(status), Duration.ZERO, FOREVER));
        return this;
    }

    /** The next phase: it never answers. */
    Endpoint hangs() {
        phases.add(new Phase(Answered.of(200), FOREVER, FOREVER));
        return this;
    }

    /** It takes so long to answer. */
    Endpoint after(Duration delay) {
        Phase phase = phases.remove(phases.size() - 1);
        phases.add(new Phase(phase.response(), delay, phase.lasts()));
        return this;
    }

    /** It asks to be left alone for so long. */
    Endpoint asking(Duration pause) {
        Phase phase = phases.remove(phases.size() - 1);
        Response response =
                new Answered(((Answered) phase.response()).status(), Long.toString(pause.toSeconds()), null);
        phases.add(new Phase(response, phase.delay(), phase.lasts()));
        return this;
    }

    /** So long does the phase last. */
    Endpoint lasting(Duration lasts) {
        Phase phase = phases.remove(phases.size() - 1);
        phases.add(new Phase(phase.response(), phase.delay(), lasts));
        return this;
    }

    /** After the last phase comes the first. */
    Endpoint repeatedly() {
        repeats = true;
        return this;
    }

    /** Whatever the phase: this notification it answers with 400. */
    Endpoint refusing(int number) {
        refused.add(number);
        return this;
    }

    Endpoint receiving(Arrivals more) {
        arrivals.add(more);
        return this;
    }

    Endpoint limitedTo(int perSecond) {
        rateLimit = perSecond;
        return this;
    }

    Endpoint disabledUntil(Duration enabled) {
        disabledUntil = enabled;
        return this;
    }

    String name() {
        return name;
    }

    /** The names of those that do as it says here. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            names.add(count == 1 ? name : name + "-" + i);
        }
        return names;
    }

    List<Arrivals> arrivals() {
        return List.copyOf(arrivals);
    }

    @Nullable
    Integer rateLimit() {
        return rateLimit;
    }

    boolean isEnabled(Duration elapsed) {
        return elapsed.compareTo(disabledUntil) >= 0;
    }

    /** When the trouble is over; null when there is none, or no end of it. */
    @Nullable
    Duration recovery() {
        if (!disabledUntil.isZero()) {
            return disabledUntil;
        }
        return repeats || phases.size() == 1 ? null : sumOfAllBut(1);
    }

    /** What comes of a request that is made then. */
    Reply reply(int number, Duration elapsed) {
        Phase phase = phase(
                repeats ? Duration.ofMillis(elapsed.toMillis() % sumOfAllBut(0).toMillis()) : elapsed);
        Response response = refused.contains(number) ? Answered.of(400) : phase.response();
        return new Reply(response, phase.delay());
    }

    private Phase phase(Duration elapsed) {
        Duration end = Duration.ZERO;
        for (Phase phase : phases) {
            end = end.plus(phase.lasts());
            if (elapsed.compareTo(end) < 0) {
                return phase;
            }
        }
        throw new IllegalStateException("Nobody says what " + name + " does after " + elapsed);
    }

    private Duration sumOfAllBut(int last) {
        return phases.subList(0, phases.size() - last).stream()
                .map(Phase::lasts)
                .reduce(Duration.ZERO, Duration::plus);
    }

    /**
     * An answer.
     *
     * @param delay how long it takes; whoever waits may give up before
     */
    record Reply(Response response, Duration delay) {}

    private record Phase(Response response, Duration delay, Duration lasts) {}
}
