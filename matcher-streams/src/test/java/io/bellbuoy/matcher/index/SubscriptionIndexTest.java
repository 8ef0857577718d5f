package io.bellbuoy.matcher.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.AvroTrust;
import io.bellbuoy.events.Filter;
import io.bellbuoy.events.Matched;
import io.bellbuoy.events.Patterns;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Repository;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.matching.InvalidSubscriptionException;
import io.bellbuoy.topics.SubscriptionKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubscriptionIndexTest {

    static {
        AvroTrust.ensure();
    }

    private static final SubscriptionKey CI = new SubscriptionKey("acme", "ci");
    private static final Patterns ANY = new Patterns(List.of(), List.of());
    private static final RegistryEvent PUSH = RegistryEvent.newBuilder()
            .setTenant("acme")
            .setType("artifact.pushed")
            .setRepository(new Repository("library/nginx", "local", null))
            .setArtifact(Artifact.newBuilder()
                    .setPath("a/b.jar")
                    .setTags(List.of("latest", "v1.2", "v1.3"))
                    .build())
            .build();

    private final SubscriptionIndex index = new SubscriptionIndex();

    @Test
    void shouldFindWhateverASubscriptionIsFoundBy() {
        index.put(subscription("d", ANY, ANY));
        index.put(subscription("c", ANY, include("**/*.jar")));
        index.put(subscription("b", include("library/**"), ANY));
        index.put(subscription("a", include("library/**"), include("a/*")));
        index.put(subscription("e", include("library/**"), include("b/*")));
        index.put(tagged("t", "v1.*"));
        index.put(tagged("u", "v2.*"));

        assertThat(index.matches(PUSH))
                .containsExactlyInAnyOrder(
                        match("a", new Matched(null, "library/**", "a/*", null)),
                        match("b", new Matched(null, "library/**", null, null)),
                        match("c", new Matched(null, null, "**/*.jar", null)),
                        match("d", new Matched(null, null, null, null)),
                        match("t", new Matched(null, null, null, "v1.*")));
    }

    @Test
    void shouldSayTheFirstOfTheSubscriptionsOwnPatternsThatMatches() {
        index.put(subscription("ci", include("other", "*/nginx", "library/nginx"), ANY));

        assertThat(index.matches(PUSH)).containsExactly(match("ci", new Matched(null, "*/nginx", null, null)));
    }

    @Test
    void shouldLetAnExcludeWin() {
        index.put(subscription("ci", new Patterns(List.of("library/**"), List.of("**/nginx")), ANY));

        assertThat(index.matches(PUSH)).isEmpty();
    }

    @Test
    void shouldNotFindByWhatTheEventDoesNotSay() {
        RegistryEvent bare = RegistryEvent.newBuilder()
                .setTenant("acme")
                .setType("user.locked")
                .build();
        index.put(subscription("repository", include("**"), ANY));
        index.put(subscription("path", ANY, include("**")));
        index.put(subscription("open", ANY, ANY));

        assertThat(index.matches(bare)).containsExactly(match("open", new Matched(null, null, null, null)));
    }

    @Test
    void shouldFindAReplacedSubscriptionByItsNewPatternsOnly() {
        index.put(subscription("ci", include("library/**"), ANY));
        index.put(subscription("ci", ANY, include("**/*.sig")));
        assertThat(index.matches(PUSH)).isEmpty();

        index.put(subscription("ci", ANY, include("**/*.jar")));
        assertThat(index.matches(PUSH)).hasSize(1);
        assertThat(index.size()).isOne();
    }

    @Test
    void shouldKeepWhatWasThereWhenAReplacementCannotBeUnderstood() {
        index.put(subscription("ci", include("library/**"), ANY));

        assertThatExceptionOfType(InvalidSubscriptionException.class)
                .isThrownBy(() -> index.put(subscription("ci", include("/library"), ANY)));

        assertThat(index.matches(PUSH)).hasSize(1);
    }

    @Test
    void shouldHoldNothingMoreWhenTheLastSubscriptionIsRemoved() {
        index.put(subscription("ci", include("library/**", "library/**", "{a,b}/*/**/c?d"), ANY));

        index.remove(CI);
        index.remove(CI);

        assertThat(index.version(CI)).isEmpty();
        assertThat(index.isEmpty()).isTrue();
    }

    @Test
    void shouldFindTheSubscriptionsOfThePlatformForEveryTenantAndOnceOnly() {
        index.put(Subscription.newBuilder(subscription("audit", include("library/*"), ANY))
                .setTenant(SubscriptionKey.PLATFORM)
                .build());
        index.put(subscription("audit", ANY, ANY));

        SubscriptionKey platforms = new SubscriptionKey(SubscriptionKey.PLATFORM, "audit");
        SubscriptionKey own = new SubscriptionKey("acme", "audit");
        assertThat(index.matches(PUSH)).extracting(Match::subscription).containsExactlyInAnyOrder(platforms, own);
        assertThat(index.matches(of("other"))).extracting(Match::subscription).containsExactly(platforms);
        assertThat(index.matches(of(SubscriptionKey.PLATFORM)))
                .extracting(Match::subscription)
                .containsExactly(platforms);
    }

    private static RegistryEvent of(String tenant) {
        return RegistryEvent.newBuilder(PUSH).setTenant(tenant).build();
    }

    private static Patterns include(String... patterns) {
        return new Patterns(List.of(patterns), List.of());
    }

    private static Match match(String id, Matched matched) {
        return new Match(new SubscriptionKey("acme", id), 1, matched);
    }

    private static Subscription tagged(String id, String tags) {
        return subscription(id, Filter.newBuilder().setTags(include(tags)).build());
    }

    private static Subscription subscription(String id, Patterns repositories, Patterns paths) {
        return subscription(
                id,
                Filter.newBuilder()
                        .setRepositories(repositories)
                        .setPaths(paths)
                        .build());
    }

    private static Subscription subscription(String id, Filter filter) {
        return Subscription.newBuilder()
                .setTenant("acme")
                .setId(id)
                .setVersion(1)
                .setFilter(filter)
                .build();
    }
}
