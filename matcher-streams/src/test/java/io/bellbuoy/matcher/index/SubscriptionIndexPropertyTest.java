package io.bellbuoy.matcher.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.matching.SubscriptionMatcher;
import io.bellbuoy.topics.SubscriptionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The index against every subscription's own matcher, asked in turn, while subscriptions come, change and go. */
class SubscriptionIndexPropertyTest {

    private record Reference(long version, SubscriptionMatcher matcher) {}

    private static final int LEAST_COMPARISONS = 1_500_000;
    private static final int IDS = 200;
    private static final String[] TENANTS = {"acme", "other"};
    private static final String[] OWNERS = {"acme", "other", SubscriptionKey.PLATFORM};

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final RandomSubscriptions subscriptions = new RandomSubscriptions(random);

    private final SubscriptionIndex index = new SubscriptionIndex();
    private final Map<String, Map<String, Reference>> references =
            Map.of("acme", new TreeMap<>(), "other", new TreeMap<>(), SubscriptionKey.PLATFORM, new TreeMap<>());

    @Test
    void shouldAgreeWithEverySubscriptionsOwnMatcherAndHoldNothingInTheEnd() {
        long comparisons = 0;
        long matches = 0;
        for (long round = 1; comparisons < LEAST_COMPARISONS; round++) {
            change(round);
            RegistryEvent event = subscriptions.event(subscriptions.pick(TENANTS));
            List<Match> expected = expected(event);
            assertThat(index.matches(event))
                    .as("%s, seed %d", event, seed)
                    .containsExactlyInAnyOrderElementsOf(expected);
            comparisons += references.get(event.getTenant()).size()
                    + references.get(SubscriptionKey.PLATFORM).size();
            matches += expected.size();
        }
        assertThat(matches).as("matches, seed %d", seed).isGreaterThan(comparisons / 100);

        removeAll();
        assertThat(index.isEmpty()).as("seed %d", seed).isTrue();
    }

    private void change(long version) {
        String tenant = subscriptions.pick(OWNERS);
        String id = "s" + random.nextInt(IDS);
        boolean leaves = random.nextInt(4) == 0;
        if (leaves) {
            index.remove(new SubscriptionKey(tenant, id));
            references.get(tenant).remove(id);
        } else {
            Subscription subscription = subscriptions.subscription(tenant, id, version);
            index.put(subscription);
            references.get(tenant).put(id, new Reference(version, SubscriptionMatcher.compile(subscription)));
        }
    }

    private List<Match> expected(RegistryEvent event) {
        List<Match> expected = expectedOf(SubscriptionKey.PLATFORM, event);
        expected.addAll(expectedOf(event.getTenant(), event));
        return expected;
    }

    private List<Match> expectedOf(String owner, RegistryEvent event) {
        List<Match> expected = new ArrayList<>();
        references.get(owner).forEach((id, reference) -> reference
                .matcher()
                .match(event)
                .ifPresent(matched ->
                        expected.add(new Match(new SubscriptionKey(owner, id), reference.version(), matched))));
        return expected;
    }

    private void removeAll() {
        references.forEach(
                (tenant, byId) -> byId.keySet().forEach(id -> index.remove(new SubscriptionKey(tenant, id))));
    }
}
