package io.bellbuoy.matching;

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
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubscriptionMatcherTest {

    static {
        AvroTrust.ensure();
    }

    private static final RegistryEvent PUSH = RegistryEvent.newBuilder()
            .setId("1")
            .setTenant("acme")
            .setType("artifact.pushed")
            .setRepository(new Repository("library/nginx", "local", null))
            .setArtifact(Artifact.newBuilder()
                    .setType("image")
                    .setPath("a/b.jar")
                    .setTags(List.of("1.27", "latest"))
                    .build())
            .build();

    private final Subscription.Builder subscription =
            Subscription.newBuilder().setTenant("acme").setId("ci");
    private final Filter.Builder filter = Filter.newBuilder();

    @Test
    void shouldTakeEverythingWhenNothingIsAskedFor() {
        assertThat(match(PUSH)).contains(new Matched());
    }

    @Test
    void shouldSayWhichPatternsMatched() {
        subscription.setEventTypes(List.of("scan.*", "artifact.*"));
        filter.setRepositories(include("org/**", "library/*"))
                .setPaths(include("**/*.jar"))
                .setTags(include("latest"));

        assertThat(match(PUSH)).contains(new Matched("artifact.*", "library/*", "**/*.jar", "latest"));
    }

    @Test
    void shouldLetAnExcludeWin() {
        filter.setRepositories(new Patterns(List.of("library/**"), List.of("library/ngi*")));

        assertThat(match(PUSH)).isEmpty();
    }

    @Test
    void shouldRefuseWhenOneTagIsExcluded() {
        filter.setTags(new Patterns(List.of("1.*"), List.of("latest")));

        assertThat(match(PUSH)).isEmpty();
    }

    @Test
    void shouldRefuseAnEventThatLacksWhatIsAskedFor() {
        RegistryEvent quota = RegistryEvent.newBuilder()
                .setTenant("acme")
                .setId("2")
                .setType("quota.exceeded")
                .build();
        assertThat(match(quota)).isPresent();

        filter.setTags(include("*"));
        assertThat(match(quota)).isEmpty();
    }

    @Test
    void shouldTakeOnlyTheTypesAndKindsAskedFor() {
        filter.setArtifactTypes(List.of("image")).setRepositoryKinds(List.of("local", "remote"));
        assertThat(match(PUSH)).isPresent();

        filter.setRepositoryKinds(List.of("remote"));
        assertThat(match(PUSH)).isEmpty();
    }

    @Test
    void shouldKeepBellbuoysOwnEventsFromThoseWhoDidNotAskForThem() {
        RegistryEvent own = RegistryEvent.newBuilder(PUSH)
                .setType("bellbuoy.subscription.created")
                .build();
        assertThat(match(own)).isEmpty();

        subscription.setEventTypes(List.of("*"));
        assertThat(match(own)).isEmpty();

        subscription.setEventTypes(List.of("bellbuoy.subscription.*"));
        assertThat(match(own)).isPresent();
    }

    @Test
    void shouldRefuseAStarInsideAnEventType() {
        subscription.setEventTypes(List.of("scan*"));

        assertThatExceptionOfType(InvalidPatternException.class)
                .isThrownBy(() -> match(PUSH))
                .satisfies(invalid -> assertThat(invalid.position()).isEqualTo(4));
    }

    private Optional<Matched> match(RegistryEvent event) {
        return SubscriptionMatcher.compile(
                        subscription.setFilter(filter.build()).build())
                .match(event);
    }

    private static Patterns include(String... patterns) {
        return new Patterns(List.of(patterns), List.of());
    }
}
