package io.bellbuoy.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.AvroTrust;
import io.bellbuoy.events.Filter;
import io.bellbuoy.events.Matched;
import io.bellbuoy.events.Patterns;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Repository;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.json.JsonProblem;
import java.util.Collections;
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
    void shouldSayEverythingThatIsWrongAndWhere() {
        subscription.setEventTypes(List.of("artifact.pushed", "scan*"));
        filter.setRepositories(new Patterns(List.of(), List.of("a//b"))).setArtifactTypes(List.of(""));

        assertThat(problems())
                .containsExactly(
                        new JsonProblem(
                                "/eventTypes/1",
                                "position 4: '*' stands alone or at the end after a dot, as in scan.*"),
                        new JsonProblem(
                                "/filter/repositories/exclude/0",
                                "position 0: two slashes in a row; no path has an empty segment"),
                        new JsonProblem("/filter/artifactTypes/0", "position 0: must have 1 to 100 characters"));
    }

    @Test
    void shouldTakeAsManyEntriesInAListAsTheBoundAndNoMore() {
        subscription.setEventTypes(Collections.nCopies(100, "*"));
        filter.setTags(new Patterns(List.of(), Collections.nCopies(100, "a")))
                .setRepositoryKinds(Collections.nCopies(100, "local"));
        assertThat(problems()).isEmpty();

        subscription.setEventTypes(Collections.nCopies(101, "*"));
        filter.setTags(new Patterns(List.of(), Collections.nCopies(101, "a")))
                .setRepositoryKinds(Collections.nCopies(101, "local"));
        assertThat(problems())
                .extracting(JsonProblem::pointer)
                .containsExactly("/eventTypes", "/filter/tags/exclude", "/filter/repositoryKinds");
    }

    @Test
    void shouldCountEveryAlternativeOfAllPatternsTogether() {
        filter.setRepositories(
                        new Patterns(Collections.nCopies(50, "{a,b,c,d,e}"), Collections.nCopies(50, "{a,b,c,d}")))
                .setPaths(include(Collections.nCopies(50, "a").toArray(String[]::new)));
        assertThat(problems()).isEmpty();

        filter.setTags(include("a"));
        assertThat(problems())
                .containsExactly(
                        new JsonProblem("/filter", "must have at most 500 patterns when alternatives are spelled out"));
    }

    private List<JsonProblem> problems() {
        try {
            match(PUSH);
            return List.of();
        } catch (InvalidSubscriptionException e) {
            return e.problems();
        }
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
