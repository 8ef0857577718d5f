package io.bellbuoy.matcher.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bellbuoy.events.AvroTrust;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.matcher.index.Match;
import io.bellbuoy.matching.InvalidSubscriptionException;
import io.bellbuoy.topics.SubscriptionKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubscriptionTableTest {

    static {
        AvroTrust.ensure();
    }

    private static final SubscriptionKey CI = new SubscriptionKey("acme", "ci");

    private final SubscriptionTable table = new SubscriptionTable();

    @Test
    void shouldFindTheSubscriptionsOfTheEventsTenantOnly() {
        table.put(subscription("acme", "ci", 1, "artifact.pushed"));
        table.put(subscription("acme", "audit", 1, "artifact.*"));
        table.put(subscription("other", "ci", 1, "artifact.pushed"));

        assertThat(table.matches(push("acme")))
                .extracting(match -> match.subscription().id())
                .containsExactlyInAnyOrder("audit", "ci");
        assertThat(table.size()).isEqualTo(3);
    }

    @Test
    void shouldLetTheHigherVersionWinInEitherOrder() {
        table.put(subscription("acme", "ci", 2, "scan.*"));
        table.put(subscription("acme", "ci", 1, "artifact.pushed"));
        assertThat(table.matches(push("acme"))).isEmpty();

        table.put(subscription("acme", "ci", 3, "artifact.pushed"));
        assertThat(table.matches(push("acme"))).extracting(Match::version).containsExactly(3L);
    }

    @Test
    void shouldNotBringBackWhatOneFeedHasDeletedWhenTheOtherLags() {
        table.put(subscription("acme", "ci", 1, "*"));
        table.delete(CI, 2);

        table.put(subscription("acme", "ci", 1, "*"));
        assertThat(table.matches(push("acme"))).isEmpty();

        table.delete(CI, 2);
        assertThat(table.size()).isZero();
    }

    @Test
    void shouldTakeASubscriptionMadeAgainAfterItsDeletion() {
        table.delete(CI, 2);
        table.put(subscription("acme", "ci", 3, "*"));
        table.delete(CI, 2);

        assertThat(table.matches(push("acme"))).extracting(Match::version).containsExactly(3L);
    }

    @Test
    void shouldNotBringBackWhatWasDeletedAheadOfAFeedThatIsStillToTellAll() {
        table.put(subscription("acme", "ci", 1, "*"));
        table.deleteAhead(CI, 2);

        table.delete(CI, 2);
        table.put(subscription("acme", "ci", 1, "*"));
        assertThat(table.size()).isZero();

        table.delete(CI, 2);
        assertThat(table.size()).isZero();
    }

    @Test
    void shouldRemoveWhateverTheVersionWhenNoneIsTold() {
        table.put(subscription("acme", "ci", 7, "*"));

        table.remove(CI);

        assertThat(table.size()).isZero();
    }

    @Test
    void shouldKeepWhatWasInForceWhenAChangeCannotBeUnderstood() {
        table.put(subscription("acme", "ci", 1, "artifact.pushed"));

        assertThatExceptionOfType(InvalidSubscriptionException.class)
                .isThrownBy(() -> table.put(subscription("acme", "ci", 2, "no*thing")));

        assertThat(table.matches(push("acme"))).extracting(Match::version).containsExactly(1L);
    }

    private static Subscription subscription(String tenant, String id, long version, String type) {
        return Subscription.newBuilder()
                .setTenant(tenant)
                .setId(id)
                .setVersion(version)
                .setEventTypes(List.of(type))
                .build();
    }

    private static RegistryEvent push(String tenant) {
        return RegistryEvent.newBuilder()
                .setId("e")
                .setTenant(tenant)
                .setType("artifact.pushed")
                .build();
    }
}
