package io.bellbuoy.benchmarks.match;

import io.bellbuoy.benchmarks.Effort;

/** The engines side by side, each up to the size that it can bear in the time there is. Public for the code that JMH makes. */
public enum EngineKind {
    BELLBUOY("Bellbuoy's `SubscriptionIndex`", 1_000_000) {
        @Override
        Engine create() {
            return new BellbuoyEngine();
        }
    },
    RULER("AWS event-ruler", 10_000) {
        @Override
        Engine create() {
            return new RulerEngine();
        }
    },
    REGEX("`java.util.regex`, one by one", 100_000) {
        @Override
        Engine create() {
            return new LinearEngine(Predicates::regex);
        }
    },
    ANT("Spring's `AntPathMatcher`, one by one", 100_000) {
        @Override
        Engine create() {
            return new LinearEngine(Predicates.ant());
        }
    };

    /** The one size at which a first impression has another index beside ours. */
    private static final int SIDE_BY_SIDE = 10_000;

    private final String title;
    private final int largest;

    EngineKind(String title, int largest) {
        this.title = title;
        this.largest = largest;
    }

    String title() {
        return title;
    }

    /** Whether it is put to so many subscriptions. */
    boolean isMeasured(int size, Effort effort) {
        boolean isImpression = this == BELLBUOY || (this == RULER && size == SIDE_BY_SIDE);
        boolean isWorthIt = effort == Effort.FULL || isImpression;
        return isWorthIt && size <= largest;
    }

    /** An engine that knows nothing yet. */
    abstract Engine create();

    /** An engine that knows the workload's subscriptions. */
    Engine build(Workload workload) {
        Engine engine = create();
        workload.subscriptions().forEach(engine::put);
        return engine;
    }
}
