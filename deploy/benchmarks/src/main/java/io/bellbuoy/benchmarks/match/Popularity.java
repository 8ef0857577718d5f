package io.bellbuoy.benchmarks.match;

import java.util.SplittableRandom;

/** How events are spread over what there is. */
public enum Popularity {
    /** Each thing as often as any other, which is the hardest for caches. */
    UNIFORM {
        @Override
        int pick(SplittableRandom random, int bound) {
            return random.nextInt(bound);
        }
    },
    /** Zipf's law, as in real registries: the n-th thing about 1/n as often as the first. */
    SKEWED {
        @Override
        int pick(SplittableRandom random, int bound) {
            return (int) Math.pow(bound, random.nextDouble()) - 1;
        }
    };

    /** One of the numbers below the bound. */
    abstract int pick(SplittableRandom random, int bound);
}
