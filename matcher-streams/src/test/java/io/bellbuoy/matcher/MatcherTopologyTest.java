package io.bellbuoy.matcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.events.AvroTrust;
import io.bellbuoy.events.Filter;
import io.bellbuoy.events.Notification;
import io.bellbuoy.events.OwnEventTypes;
import io.bellbuoy.events.Patterns;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Repository;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.kit.management.Metric;
import io.bellbuoy.kit.management.Metrics;
import io.bellbuoy.matcher.store.CatchUp;
import io.bellbuoy.matcher.store.DedupWindow;
import io.bellbuoy.matching.NotificationId;
import io.bellbuoy.serde.UnreadableRecordException;
import io.bellbuoy.topics.HeaderNames;
import io.bellbuoy.topics.RetryLadder;
import io.bellbuoy.topics.SubscriptionKey;
import io.bellbuoy.topics.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatcherTopologyTest {

    static {
        AvroTrust.ensure();
    }

    private static final Topics TOPICS = new Topics("t.", RetryLadder.DEFAULT);

    @TempDir
    private Path state;

    private final Metrics metrics = new Metrics();
    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> events;
    private TestInputTopic<byte[], byte[]> subscriptions;
    private TestOutputTopic<String, Notification> notifications;
    private TestOutputTopic<byte[], byte[]> quarantine;

    @BeforeEach
    void open() {
        MatcherTopology.Serdes serdes = new MatcherTopology.Serdes(
                read(RegistryEvent.getDecoder()),
                read(Subscription.getDecoder()),
                (topic, notification) -> bytes(notification::toByteBuffer));
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        driver = new TopologyTestDriver(
                MatcherTopology.build(
                        TOPICS,
                        1,
                        serdes,
                        CatchUp.NONE,
                        new DedupWindow(Duration.ofHours(1)),
                        new MatcherMetrics(metrics)),
                properties);
        events = driver.createInputTopic(TOPICS.events(), new ByteArraySerializer(), new ByteArraySerializer());
        subscriptions =
                driver.createInputTopic(TOPICS.subscriptions(), new ByteArraySerializer(), new ByteArraySerializer());
        notifications = driver.createOutputTopic(
                TOPICS.notifications(), new StringDeserializer(), read(Notification.getDecoder()));
        quarantine =
                driver.createOutputTopic(TOPICS.quarantine(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @AfterEach
    void close() {
        driver.close();
        metrics.close();
    }

    @Test
    void shouldNotifyEverySubscriptionThatWantsAnEventAndNoOther() {
        feed(subscription("ci", 1, "library/**"));
        feed(subscription("docs", 4, "docs/**"));

        pipe(event("e1", "artifact.pushed"));

        assertThat(notifications.readRecordsToList()).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo("acme/ci");
            assertThat(record.value().getId())
                    .isEqualTo(NotificationId.of("acme", "e1", new SubscriptionKey("acme", "ci")));
            assertThat(record.value().getSubscriptionVersion()).isEqualTo(1);
            assertThat(record.value().getMatched().getRepository()).isEqualTo("library/**");
            assertThat(record.value().getEvent()).isEqualTo(event("e1", "artifact.pushed"));
        });
        assertThat(quarantine.isEmpty()).isTrue();
    }

    @Test
    void shouldApplyAChangeWhereItStandsInTheEventLog() {
        pipe(event("before", "artifact.pushed"));
        pipe(change(OwnEventTypes.SUBSCRIPTION_CREATED, subscription("ci", 1, "library/**")));
        pipe(event("between", "artifact.pushed"));
        pipe(change(OwnEventTypes.SUBSCRIPTION_DELETED, subscription("ci", 2, "library/**")));
        pipe(event("after", "artifact.pushed"));

        assertThat(notifications.readValuesToList())
                .extracting(notification -> notification.getEvent().getId())
                .containsExactly("between");
    }

    @Test
    void shouldNotMindWhichFeedTellsAChangeFirst() {
        Subscription first = subscription("ci", 1, "docs/**");
        Subscription second = subscription("ci", 2, "library/**");
        feed(second);
        pipe(change(OwnEventTypes.SUBSCRIPTION_CREATED, first));
        pipe(event("e1", "artifact.pushed"));
        pipe(change(OwnEventTypes.SUBSCRIPTION_UPDATED, second));
        pipe(event("e2", "artifact.pushed"));

        assertThat(notifications.readValuesToList())
                .extracting(notification -> notification.getEvent().getId())
                .containsExactly("e1", "e2");
    }

    @Test
    void shouldForgetASubscriptionAtItsTombstone() {
        feed(subscription("ci", 1, "library/**"));
        Headers deletion = new RecordHeaders().add(HeaderNames.SUBSCRIPTION_VERSION, "2".getBytes(UTF_8));
        subscriptions.pipeInput(new TestRecord<>("acme/ci".getBytes(UTF_8), null, deletion));

        pipe(event("e1", "artifact.pushed"));

        assertThat(notifications.isEmpty()).isTrue();
        assertThat(quarantine.isEmpty()).isTrue();
    }

    @Test
    void shouldNotifyOnceOfAnEventThatIsProducedTwice() {
        feed(subscription("ci", 1, "library/**"));

        pipe(event("e1", "artifact.pushed"));
        pipe(event("e1", "artifact.pushed"));

        assertThat(notifications.getQueueSize()).isEqualTo(1);
        assertThat(metrics.counter(Metric.MATCHER_EVENTS).count()).isEqualTo(1);
        assertThat(metrics.counter(Metric.MATCHER_DUPLICATES).count()).isEqualTo(1);
    }

    @Test
    void shouldApplyAChangeHoweverOftenItsEventIsProduced() {
        pipe(event("sub-1", "artifact.pushed"));
        pipe(change(OwnEventTypes.SUBSCRIPTION_CREATED, subscription("ci", 1, "library/**")));
        pipe(event("e1", "artifact.pushed"));

        assertThat(notifications.getQueueSize()).isEqualTo(1);
    }

    @Test
    void shouldNotTakeAnEventForADuplicateOfARecordThatItSetAside() {
        feed(subscription("ci", 1, "library/**"));
        pipe(change(OwnEventTypes.SUBSCRIPTION_CREATED, subscription("a/b", 1, "library/**")));
        pipe(event("sub-1", "artifact.pushed"));

        assertThat(quarantine.getQueueSize()).isEqualTo(1);
        assertThat(notifications.getQueueSize()).isEqualTo(1);
    }

    @Test
    void shouldSetAsideWhatItCannotReadAndGoOn() {
        feed(subscription("ci", 1, "library/**"));
        Headers own = new RecordHeaders().add("trace", "x".getBytes(UTF_8));
        events.pipeInput(new TestRecord<>("acme".getBytes(UTF_8), new byte[] {7}, own));
        pipe(event("e1", "artifact.pushed"));

        assertThat(notifications.getQueueSize()).isEqualTo(1);
        assertThat(quarantine.readRecord()).satisfies(record -> {
            assertThat(record.key()).isEqualTo("acme".getBytes(UTF_8));
            assertThat(record.value()).containsExactly(7);
            assertThat(text(record, "trace")).isEqualTo("x");
            assertThat(text(record, HeaderNames.QUARANTINED_FROM)).isEqualTo("t.events/0/0");
            assertThat(text(record, HeaderNames.QUARANTINED_BY)).isEqualTo("matcher");
            assertThat(text(record, HeaderNames.QUARANTINE_REASON)).contains("test bytes");
        });
    }

    @Test
    void shouldSetAsideAnEventThatLacksWhatMatchingNeeds() {
        RegistryEvent nameless =
                RegistryEvent.newBuilder(event("", "artifact.pushed")).build();
        RegistryEvent misplaced = RegistryEvent.newBuilder(event("e1", "artifact.pushed"))
                .setTenant("other")
                .build();
        RegistryEvent homeless = RegistryEvent.newBuilder(event("e1", "artifact.pushed"))
                .setTenant("")
                .build();
        pipe(nameless);
        pipe(homeless);
        events.pipeInput("acme".getBytes(UTF_8), bytes(misplaced::toByteBuffer));
        events.pipeInput("acme".getBytes(UTF_8), (byte[]) null);

        assertThat(quarantine.readRecordsToList())
                .extracting(record -> text(record, HeaderNames.QUARANTINE_REASON))
                .satisfiesExactly(
                        reason -> assertThat(reason).contains("Field id"),
                        reason -> assertThat(reason).contains("Field tenant"),
                        reason -> assertThat(reason).contains("key is not the event's tenant other"),
                        reason -> assertThat(reason).contains("no value"));
        assertThat(metrics.counter(Metric.QUARANTINED, "matcher").count()).isEqualTo(4);
    }

    @Test
    void shouldSetAsideASubscriptionThatItCannotUnderstand() {
        feed(subscription("ci", 1, "library/{a"));
        pipe(change(OwnEventTypes.SUBSCRIPTION_CREATED, subscription("ci", 1, "library/{a")));
        subscriptions.pipeInput("no-slash".getBytes(UTF_8), new byte[0]);

        assertThat(quarantine.readRecordsToList())
                .extracting(record -> text(record, HeaderNames.QUARANTINE_REASON))
                .satisfiesExactly(
                        reason -> assertThat(reason)
                                .contains("/filter/repositories/include/0: position 8: '{' is never closed"),
                        reason -> assertThat(reason)
                                .contains("/filter/repositories/include/0: position 8: '{' is never closed"),
                        reason -> assertThat(reason).contains("no-slash"));
        assertThat(metrics.counter(Metric.QUARANTINED, "matcher").count()).isEqualTo(3);
    }

    @Test
    void shouldSetAsideASubscriptionOutOfBoundsThatSomeoneWroteToTheTopicAndKeepTheOthers() {
        feed(subscription("ci", 1, "library/**"));
        feed(Subscription.newBuilder(subscription("greedy", 1, "**"))
                .setEventTypes(Collections.nCopies(1_000, "*"))
                .build());
        pipe(event("e1", "artifact.pushed"));

        assertThat(text(quarantine.readRecord(), HeaderNames.QUARANTINE_REASON))
                .isEqualTo("/eventTypes: must have at most 100 entries");
        assertThat(notifications.readKeyValuesToList())
                .extracting(notified -> notified.key)
                .containsExactly("acme/ci");
    }

    @Test
    void shouldRefuseATenantThatSpeaksForAnother() {
        Subscription stolen = Subscription.newBuilder(subscription("ci", 1, "library/**"))
                .setTenant("victim")
                .build();
        pipe(change(OwnEventTypes.SUBSCRIPTION_CREATED, stolen));

        assertThat(text(quarantine.readRecord(), HeaderNames.QUARANTINE_REASON)).contains("of another");
    }

    @Test
    void shouldNotifyThePlatformOfEventsOfEveryTenantUnderItsOwnKey() {
        feed(platforms(1, "library/**"));

        pipe(event("e1", "artifact.pushed"));
        pipe(of("other", event("e1", "artifact.pushed")));

        List<TestRecord<String, Notification>> notified = notifications.readRecordsToList();
        assertThat(notified).allSatisfy(record -> {
            assertThat(record.key()).isEqualTo("_platform/audit");
            assertThat(record.value().getTenant()).isEqualTo("_platform");
            assertThat(record.value().getSubscription()).isEqualTo("audit");
        });
        assertThat(notified)
                .extracting(record -> record.value().getEvent().getTenant())
                .containsExactly("acme", "other");
        assertThat(notified).extracting(record -> record.value().getId()).doesNotHaveDuplicates();
    }

    @Test
    void shouldApplyAChangeOfThePlatformWhereItStandsInTheEventLog() {
        pipe(told(OwnEventTypes.SUBSCRIPTION_CREATED, platforms(1, "library/**")));
        pipe(event("created", "artifact.pushed"));
        pipe(told(OwnEventTypes.SUBSCRIPTION_UPDATED, platforms(2, "docs/**")));
        pipe(event("updated", "artifact.pushed"));
        pipe(told(OwnEventTypes.SUBSCRIPTION_UPDATED, platforms(3, "**/nginx")));
        pipe(event("updated again", "artifact.pushed"));
        pipe(told(OwnEventTypes.SUBSCRIPTION_DELETED, platforms(4, "**/nginx")));
        pipe(event("deleted", "artifact.pushed"));

        assertThat(notifications.readValuesToList())
                .extracting(notification -> notification.getEvent().getId())
                .containsExactly("created", "updated again");
        assertThat(quarantine.isEmpty()).isTrue();
    }

    @Test
    void shouldRefuseATenantThatSpeaksForThePlatform() {
        pipe(change(OwnEventTypes.SUBSCRIPTION_CREATED, platforms(1, "**")));

        assertThat(text(quarantine.readRecord(), HeaderNames.QUARANTINE_REASON)).contains("of another");
    }

    @Test
    void shouldKeepTooLargeAnEventWhereItWasFound() {
        events.pipeInput("acme".getBytes(UTF_8), new byte[Topics.MAX_EVENT_BYTES + 1]);

        assertThat(quarantine.readRecord()).satisfies(record -> {
            assertThat(record.value()).isNull();
            assertThat(text(record, HeaderNames.QUARANTINE_REASON)).contains("1048577 bytes");
        });
    }

    @Test
    void shouldSetAsideAChangeOfASubscriptionThatCannotBe() {
        feed(subscription("ci", 1, "library/**"));
        pipe(change(OwnEventTypes.SUBSCRIPTION_CREATED, subscription("a/b", 1, "library/**")));
        pipe(event("e1", "artifact.pushed"));

        assertThat(text(quarantine.readRecord(), HeaderNames.QUARANTINE_REASON)).contains("'a/b'");
        assertThat(notifications.getQueueSize()).isEqualTo(1);
    }

    @Test
    void shouldTakeATombstoneWhoseVersionIsNullForOneWithout() {
        feed(subscription("ci", 1, "library/**"));
        Headers odd = new RecordHeaders().add(HeaderNames.SUBSCRIPTION_VERSION, null);
        subscriptions.pipeInput(new TestRecord<>("acme/ci".getBytes(UTF_8), null, odd));
        pipe(event("e1", "artifact.pushed"));

        assertThat(notifications.isEmpty()).isTrue();
        assertThat(quarantine.isEmpty()).isTrue();
    }

    private void feed(Subscription subscription) {
        String key = subscription.getTenant() + "/" + subscription.getId();
        subscriptions.pipeInput(key.getBytes(UTF_8), bytes(subscription::toByteBuffer));
    }

    private void pipe(RegistryEvent event) {
        events.pipeInput(event.getTenant().getBytes(UTF_8), bytes(event::toByteBuffer));
    }

    private static RegistryEvent event(String id, String type) {
        return RegistryEvent.newBuilder()
                .setId(id)
                .setTenant("acme")
                .setType(type)
                .setRepository(new Repository("library/nginx", null, null))
                .build();
    }

    private static RegistryEvent change(String type, Subscription subscription) {
        return RegistryEvent.newBuilder(event("sub-" + subscription.getVersion(), type))
                .setSubscription(subscription)
                .build();
    }

    private static RegistryEvent of(String tenant, RegistryEvent event) {
        return RegistryEvent.newBuilder(event).setTenant(tenant).build();
    }

    /** As its owner tells it. */
    private static RegistryEvent told(String type, Subscription subscription) {
        return of(subscription.getTenant(), change(type, subscription));
    }

    private static Subscription platforms(long version, String repositories) {
        return Subscription.newBuilder(subscription("audit", version, repositories))
                .setTenant(SubscriptionKey.PLATFORM)
                .build();
    }

    private static Subscription subscription(String id, long version, String repositories) {
        return Subscription.newBuilder()
                .setTenant("acme")
                .setId(id)
                .setVersion(version)
                .setFilter(Filter.newBuilder()
                        .setRepositories(new Patterns(List.of(repositories), List.of()))
                        .build())
                .build();
    }

    private static String text(TestRecord<byte[], byte[]> record, String header) {
        return new String(record.headers().lastHeader(header).value(), UTF_8);
    }

    private interface Encoding {
        ByteBuffer encode() throws IOException;
    }

    private static byte[] bytes(Encoding encoding) {
        try {
            return encoding.encode().array();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> Deserializer<T> read(BinaryMessageDecoder<T> decoder) {
        return (topic, bytes) -> {
            try {
                return decoder.decode(bytes);
            } catch (IOException | RuntimeException e) {
                throw new UnreadableRecordException("Not one of the test bytes");
            }
        };
    }
}
