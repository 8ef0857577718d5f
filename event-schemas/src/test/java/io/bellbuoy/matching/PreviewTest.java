package io.bellbuoy.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.AvroTrust;
import io.bellbuoy.events.Filter;
import io.bellbuoy.events.Patterns;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Repository;
import io.bellbuoy.events.Subscription;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PreviewTest {

    static {
        AvroTrust.ensure();
    }

    private static final RegistryEvent PUSH = RegistryEvent.newBuilder()
            .setId("e1")
            .setTenant("acme")
            .setType("artifact.pushed")
            .setRepository(new Repository("library/test-1", "local", null))
            .setArtifact(Artifact.newBuilder()
                    .setType("image")
                    .setTags(List.of("1.27", "latest"))
                    .build())
            .build();

    @Test
    void shouldSayWhichPatternsLetTheEventThrough() {
        assertThat(sentence(filter -> {})).isEqualTo("wanted, as everything is that is not excluded");
        assertThat(sentence(filter ->
                        filter.setRepositories(include("org/*", "library/**")).setTags(include("1.*"))))
                .isEqualTo("wanted by library/**, 1.*");
    }

    @Test
    void shouldSayWhichExcludeHitWhat() {
        assertThat(sentence(filter -> filter.setRepositories(exclude("a", "library/test-*"))))
                .isEqualTo("repository library/test-1 is excluded by library/test-*");
        assertThat(sentence(filter -> filter.setTags(exclude("late*")))).isEqualTo("tag latest is excluded by late*");
    }

    @Test
    void shouldSayWhatNoIncludeMatches() {
        assertThat(sentence(filter -> filter.setRepositories(include("docs/**", "org/*"))))
                .isEqualTo("repository library/test-1 matches none of docs/**, org/*");
        assertThat(sentence(filter -> filter.setTags(include("release-*"))))
                .isEqualTo("tags 1.27, latest match none of release-*");
        assertThat(sentence(filter -> filter.setPaths(include("**/*.jar"))))
                .isEqualTo("the event has no path to match **/*.jar");
    }

    @Test
    void shouldSayWhichWordIsNotAmongThoseAskedFor() {
        RegistryEvent bare = RegistryEvent.newBuilder(PUSH).setArtifact(null).build();

        assertThat(sentence(filter -> filter.setRepositoryKinds(List.of("remote", "virtual"))))
                .isEqualTo("repository kind local is none of remote, virtual");
        assertThat(preview(bare, subscription(filter -> filter.setArtifactTypes(List.of("chart"))))
                        .sentence())
                .isEqualTo("the event has no artifact type to be one of chart");
    }

    @Test
    void shouldSayThatNoPatternMeansTheType() {
        Subscription scans = Subscription.newBuilder(subscription(filter -> {}))
                .setEventTypes(List.of("scan.*", "*"))
                .build();
        RegistryEvent own = RegistryEvent.newBuilder(PUSH)
                .setType("bellbuoy.subscription.created")
                .build();

        assertThat(preview(own, scans).sentence())
                .isEqualTo("no event type pattern that starts with bellbuoy. matches bellbuoy.subscription.created");
        assertThat(preview(
                                PUSH,
                                Subscription.newBuilder(scans)
                                        .setEventTypes(List.of("scan.*", "build.*"))
                                        .build())
                        .sentence())
                .isEqualTo("no event type pattern matches artifact.pushed: scan.*, build.*");
    }

    @Test
    void shouldSayTheFirstConditionThatIsNotMet() {
        assertThat(sentence(filter -> filter.setTags(exclude("latest"))
                        .setRepositories(include("docs"))
                        .setPaths(include("x"))))
                .startsWith("repository library/test-1");
    }

    @Test
    void shouldSayThatADisabledSubscriptionHolds() {
        Subscription disabled = Subscription.newBuilder(subscription(filter -> {}))
                .setEnabled(false)
                .build();

        assertThat(preview(PUSH, disabled).enabled()).isFalse();
        assertThat(preview(PUSH, disabled).sentence())
                .endsWith("; disabled, so what it wants is held until it is enabled");
    }

    @Test
    void shouldReportASubscriptionThatCannotBeUnderstoodAndGoOn() {
        Subscription broken = subscription(filter -> filter.setPaths(exclude("a", "b/{c")));

        List<Preview> previews = Preview.of(PUSH, List.of(broken, subscription(filter -> {})));

        assertThat(previews)
                .extracting(Preview::sentence)
                .containsExactly(
                        "not a usable subscription: /filter/paths/exclude/1: position 2: '{' is never closed",
                        "wanted, as everything is that is not excluded");
    }

    private static String sentence(Consumer<Filter.Builder> asks) {
        return preview(PUSH, subscription(asks)).sentence();
    }

    private static Preview preview(RegistryEvent event, Subscription subscription) {
        return Preview.of(event, List.of(subscription)).get(0);
    }

    private static Subscription subscription(Consumer<Filter.Builder> asks) {
        Filter.Builder filter = Filter.newBuilder();
        asks.accept(filter);
        return Subscription.newBuilder()
                .setTenant("acme")
                .setId("ci")
                .setFilter(filter.build())
                .build();
    }

    private static Patterns include(String... patterns) {
        return new Patterns(List.of(patterns), List.of());
    }

    private static Patterns exclude(String... patterns) {
        return new Patterns(List.of(), List.of(patterns));
    }
}
