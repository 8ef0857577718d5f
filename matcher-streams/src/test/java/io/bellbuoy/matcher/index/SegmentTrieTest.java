package io.bellbuoy.matcher.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.bellbuoy.events.AvroTrust;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Repository;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.matching.EventSubjects;
import io.bellbuoy.matching.PathPattern;
import io.bellbuoy.matching.SubscriptionMatcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The subscriptions here want everything: whether one is found says where the trie alone leads. */
class SegmentTrieTest {

    static {
        AvroTrust.ensure();
    }

    private static final String TENANT = "acme";
    private final SegmentTrie trie = new SegmentTrie(Dimension.REPOSITORY);
    private long searches;

    @ParameterizedTest(name = "{0} is reached by {1}, not by {2}")
    @CsvSource(
            quoteCharacter = '"',
            delimiter = ' ',
            value = {
                "a/b a/b a/bc",
                "a a a/b",
                "app-* app-1 ap-1",
                "app-* app- app",
                "* anything any/thing",
                "*.jar x.jar x.jar.md5",
                "*.jar .jar jar",
                "a?c abc abbc",
                "*a*b xaxb xaxbx",
                "a** ab ab/c",
                "a/** a b/a",
                "a/** a/b/c ab",
                "**/b a/a/b b/a",
                "a/**/b a/b a",
                "a/**/b/**/c a/b/x/b/c a/c/b",
                "a/**/**/b a/x/b b",
                "{a,b/c}/d b/c/d b/d",
                "\\* * a",
                "😀* 😀x x",
                "*é xé é/x",
            })
    void shouldLeadAlongEveryKindOfEdge(String pattern, String path, String otherPath) {
        add(pattern, subscription("s"));

        assertThat(foundBy(path)).containsExactly("s");
        assertThat(foundBy(otherPath)).isEmpty();
    }

    @Test
    void shouldFollowAllEdgesThatASegmentCanTake() {
        List<String> patterns = List.of("ab", "a*", "ab*", "*b", "*ab", "*", "?b", "**", "**/ab", "ab/**");
        patterns.forEach(pattern -> add(pattern, subscription("s" + patterns.indexOf(pattern))));
        add("abc", subscription("other"));

        assertThat(foundBy("ab"))
                .hasSize(patterns.size())
                .doesNotHaveDuplicates()
                .doesNotContain("other");
    }

    @Test
    void shouldShowASubscriptionOnceHoweverManyOfItsPatternsLeadThere() {
        IndexedSubscription subscription = subscription("s");
        add("{a,*}/**", subscription);
        add("**/b", subscription);

        assertThat(foundBy("a/b")).containsExactly("s");
    }

    @Test
    void shouldKeepWhatIsSharedUntilTheLastHasLeft() {
        IndexedSubscription one = subscription("one");
        IndexedSubscription two = subscription("two");
        add("a/*/c*/**", one);
        add("a/*/c*/**", two);

        remove("a/*/c*/**", one);
        assertThat(foundBy("a/b/c")).containsExactly("two");

        remove("a/*/c*/**", two);
        assertThat(trie.isEmpty()).isTrue();
    }

    @Test
    void shouldFindTheRestWhenSomeOfManySiblingsHaveLeft() {
        List<IndexedSubscription> siblings = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            siblings.add(subscription("s" + i));
            add("team-" + i + "/**", siblings.get(i));
        }

        for (int i = 0; i < 100; i += 3) {
            remove("team-" + i + "/**", siblings.get(i));
        }

        for (int i = 0; i < 100; i++) {
            boolean left = i % 3 == 0;
            assertThat(foundBy("team-" + i)).isEqualTo(left ? List.of() : List.of("s" + i));
        }
    }

    @Test
    void shouldStayCheapWhenAnySegmentsAreNestedDeeply() {
        String nested = "**/a/".repeat(15);
        add(nested + "b", subscription("b"));
        add(nested + "c", subscription("c"));
        String path = "a/".repeat(200) + "c";

        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(5), () -> foundBy(path)))
                .containsExactly("c");
    }

    private void add(String pattern, IndexedSubscription subscription) {
        trie.add(TENANT, PathPattern.compile(pattern), subscription);
    }

    private void remove(String pattern, IndexedSubscription subscription) {
        trie.remove(TENANT, PathPattern.compile(pattern), subscription);
    }

    private List<String> foundBy(String path) {
        RegistryEvent event = RegistryEvent.newBuilder()
                .setType("artifact.pushed")
                .setRepository(new Repository(path, null, null))
                .build();
        Search search = new Search(++searches, TENANT, EventSubjects.of(event));
        trie.show(search);
        return search.found().stream().map(match -> match.subscription().id()).toList();
    }

    private static IndexedSubscription subscription(String id) {
        Subscription subscription =
                Subscription.newBuilder().setTenant(TENANT).setId(id).build();
        return IndexedSubscription.of(subscription, SubscriptionMatcher.compile(subscription), new EventTypesPool());
    }
}
