package io.bellbuoy.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.events.DeadLetter;
import io.bellbuoy.events.Job;
import io.bellbuoy.events.JobProgress;
import io.bellbuoy.events.Notification;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.matching.NotificationId;
import io.bellbuoy.testing.TestKafka;
import io.bellbuoy.testing.TopicReader;
import io.bellbuoy.testing.TopicWriter;
import io.bellbuoy.topics.HeaderNames;
import io.bellbuoy.topics.JobKey;
import io.bellbuoy.topics.SubscriptionKey;
import io.bellbuoy.topics.TenantPartitioner;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jobs and dead letters over HTTP: asked for at one instance, looked at in another, done by whichever has them. */
final class JobsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final AtomicInteger TENANTS = new AtomicInteger();

    private static BellbuoyConfig config;
    private static IngestFixture first;
    private static IngestFixture second;

    private final String tenant = "acme-" + TENANTS.incrementAndGet();
    private final String base = "/v1/tenants/" + tenant;

    @BeforeAll
    static void start() throws Exception {
        config = IngestFixture.config(
                TestKafka.shared().bootstrapServers(),
                TestKafka.shared().schemaRegistryUrl(),
                TestKafka.shared().freshPrefix(),
                "topics.notification-partitions=4");
        IngestFixture.provision(config);
        first = IngestFixture.start(config);
        second = IngestFixture.start(config);
    }

    @AfterAll
    static void stop() {
        first.close();
        second.close();
    }

    @BeforeEach
    void subscribe() throws Exception {
        assertThat(subscribe("ci", "artifact.pushed").statusCode()).isEqualTo(201);
    }

    @Test
    void shouldSendAgainWhatDiedOfTheTenantAndNothingOfOthers() throws Exception {
        // Given
        List<String> dead = letDie(tenant, "ci", 30);
        letDie(tenant + "-other", "ci", 5);

        // When
        JsonNode done = finished(ask("/dead-letters/replay", "{\"rate\": \"1000/s\"}"));
        JsonNode again = finished(ask("/dead-letters/replay", "{\"rate\": \"1000/s\"}"));

        // Then
        assertThat(done.path("planned").asLong()).isEqualTo(30);
        assertThat(done.path("done").asLong()).isEqualTo(30);
        assertThat(done.at("/counts/server_error").asLong()).isEqualTo(30);
        assertThat(done.path("requestedBy").asText()).isEqualTo("admin");
        assertThat(again.path("done").asLong()).isZero();
        assertThat(sentAgain(tenant)).containsExactlyInAnyOrderElementsOf(dead);
        assertThat(sentAgain(tenant + "-other")).isEmpty();
    }

    @Test
    void shouldTellWhoeverAsksForItThatAJobHasEnded() throws Exception {
        // When
        JsonNode done = finished(ask("/dead-letters/replay", "{}"));

        // Then
        try (TopicReader<String, RegistryEvent> events = first.reader(first.topics.events(), RegistryEvent.class)) {
            String id = done.path("id").asText() + "_finished";
            List<RegistryEvent> told = events.readToEnd().stream()
                    .map(record -> record.value())
                    .filter(event -> event.getId().equals(id))
                    .toList();
            assertThat(told).singleElement().satisfies(event -> {
                assertThat(event.getType()).isEqualTo("bellbuoy.job.finished");
                assertThat(event.getTenant()).isEqualTo(tenant);
                assertThat(event.getAttributes())
                        .containsEntry("kind", "dead-letters.replay")
                        .containsEntry("state", "finished")
                        .containsEntry("done", "0");
            });
        }
    }

    @Test
    void shouldEndAJobThatIsCancelledBetweenTwoTransactions() throws Exception {
        // Given
        letDie(tenant, "ci", 200);
        String job = ask("/dead-letters/replay", "{\"rate\": \"20/s\"}");
        await().atMost(PATIENCE).until(() -> look(job).path("done").asLong() > 0);

        // When
        HttpResponse<String> cancelled = first.send("DELETE", job);

        // Then
        assertThat(cancelled.statusCode()).isEqualTo(202);
        JsonNode ended = ended(job);
        assertThat(ended.path("state").asText()).isEqualTo("cancelled");
        assertThat(ended.path("done").asLong()).isBetween(1L, 199L);
        assertThat(sentAgain(tenant)).hasSize(ended.path("done").asInt());
        assertThat(items(first.send("GET", base + "/dead-letters?limit=500")))
                .hasSize(200 - ended.path("done").asInt());
        assertThat(first.send("DELETE", job).statusCode()).isEqualTo(202);
        assertThat(look(job).path("state").asText()).isEqualTo("cancelled");
    }

    @Test
    void shouldCancelAJobThatWaitsForAnotherOfItsTenant() throws Exception {
        // Given
        letDie(tenant, "ci", 100);
        String running = ask("/dead-letters/replay", "{\"rate\": \"10/h\"}");
        String waiting = ask("/dead-letters/replay", "{}");

        // When
        first.send("DELETE", waiting);
        assertThat(look(waiting).path("state").asText()).isEqualTo("cancelling");
        first.send("DELETE", running);

        // Then
        assertThat(ended(running).path("state").asText()).isEqualTo("cancelled");
        JsonNode ended = ended(waiting);
        assertThat(ended.path("state").asText()).isEqualTo("cancelled");
        assertThat(ended.path("done").asLong()).isZero();
    }

    @Test
    void shouldOnlyCountInADryRun() throws Exception {
        // Given
        letDie(tenant, "ci", 7);
        report("e-1", "artifact.pushed");

        // When
        JsonNode replay = finished(ask("/dead-letters/replay", "{\"dryRun\": true}"));
        JsonNode purge = finished(ask("/dead-letters/purge", "{\"all\": true, \"dryRun\": true}"));
        JsonNode backfill = finished(ask("/subscriptions/ci/backfill", "{\"since\": \"1h\", \"dryRun\": true}"));

        // Then
        assertThat(List.of(replay, purge))
                .allSatisfy(job -> assertThat(job.path("planned").asLong()).isEqualTo(7))
                .allSatisfy(job -> assertThat(job.path("done").asLong()).isZero());
        assertThat(backfill.path("planned").asLong()).isEqualTo(1);
        assertThat(sentAgain(tenant)).isEmpty();
        assertThat(items(first.send("GET", base + "/dead-letters"))).hasSize(7);
    }

    @Test
    void shouldRecoverWhatDiedOfOneSubscriptionSinceThen() throws Exception {
        // Given
        subscribe("cd", "artifact.pushed");
        List<String> dead = letDie(tenant, "ci", 3);
        letDie(tenant, "cd", 4);

        // When
        JsonNode done = finished(ask("/subscriptions/ci/recover", "{\"since\": \"2h\"}"));
        JsonNode later = finished(ask("/subscriptions/cd/recover", "{\"since\": \"2099-01-01\"}"));

        // Then
        assertThat(done.path("done").asLong()).isEqualTo(3);
        assertThat(later.path("done").asLong()).isZero();
        assertThat(sentAgain(tenant)).containsExactlyInAnyOrderElementsOf(dead);
    }

    @Test
    void shouldNotReplayWhatWasPurged() throws Exception {
        // Given
        String dead = letDie(tenant, "ci", 1).get(0);

        // When
        JsonNode purged = finished(ask("/dead-letters/purge", "{\"subscription\": \"ci\"}"));
        JsonNode replayed = finished(ask("/dead-letters/replay", "{}"));

        // Then
        assertThat(purged.path("done").asLong()).isEqualTo(1);
        assertThat(replayed.path("done").asLong()).isZero();
        JsonNode letter = IngestFixture.json(first.send("GET", base + "/dead-letters/" + dead));
        assertThat(letter.path("waiting").asBoolean()).isFalse();
        assertThat(letter.at("/notification/id").asText()).isEqualTo(dead);
        assertThat(letter.at("/history/0/reason").asText()).isEqualTo("server_error");
        assertThat(letter.at("/history/1/kind").asText()).isEqualTo("purged");
    }

    @Test
    void shouldNotifyANewSubscriptionOfOlderEventsOnceAndInTheirOrder() throws Exception {
        // Given: of one of them it was notified when it came, and one came twice
        for (int event = 0; event < 6; event++) {
            report("e-" + event, event == 5 ? "artifact.deleted" : "artifact.pushed");
        }
        report("e-0", "artifact.pushed");
        subscribe("late", "artifact.pushed");
        write(first.topics.notifications(), key("late").toString(), notification(tenant, "late", "e-3"));

        // When
        JsonNode done = finished(ask("/subscriptions/late/backfill", "{\"since\": \"1h\", \"rate\": \"1000/s\"}"));
        JsonNode again = finished(ask("/subscriptions/late/backfill", "{\"since\": \"1h\"}"));
        JsonNode all = finished(ask("/subscriptions/late/backfill", "{\"since\": \"1h\", \"again\": true}"));

        // Then
        assertThat(done.at("/counts/matched").asLong()).isEqualTo(5);
        assertThat(done.at("/counts/notified").asLong()).isEqualTo(1);
        assertThat(done.path("planned").asLong()).isEqualTo(4);
        assertThat(done.path("done").asLong()).isEqualTo(4);
        assertThat(again.path("done").asLong()).isZero();
        assertThat(all.path("done").asLong()).isEqualTo(5);
        List<String> sent = sentAgain(tenant);
        assertThat(sent.subList(0, 4))
                .containsExactly(id("late", "e-0"), id("late", "e-1"), id("late", "e-2"), id("late", "e-4"));
        assertThat(sent.subList(4, 9)).hasSize(5).contains(id("late", "e-3"));
    }

    @Test
    void shouldSendOneNotificationAgain() throws Exception {
        // Given
        String dead = letDie(tenant, "ci", 2).get(0);

        // When
        HttpResponse<String> sent = first.send("POST", base + "/deliveries/" + dead + "/redeliver?subscription=ci");

        // Then
        assertThat(sent.statusCode()).isEqualTo(202);
        assertThat(IngestFixture.json(sent).path("subscription").asText()).isEqualTo("ci");
        assertThat(sentAgain(tenant)).containsExactly(dead);
        assertThat(items(first.send("GET", base + "/dead-letters"))).hasSize(1);
    }

    @Test
    void shouldShowNobodyWhatIsOfAnotherTenant() throws Exception {
        // Given
        String dead = letDie(tenant, "ci", 1).get(0);
        String job = ask("/dead-letters/purge", "{\"subscription\": \"none\"}");
        String other = "/v1/tenants/" + tenant + "-other";

        // Then
        assertThat(List.of(
                        first.send("GET", other + "/dead-letters/" + dead),
                        first.send("POST", other + "/deliveries/" + dead + "/redeliver"),
                        first.send("GET", job.replace(tenant, tenant + "-other")),
                        first.send("DELETE", job.replace(tenant, tenant + "-other")),
                        first.sendJson("POST", other + "/subscriptions/ci/recover", "{\"since\": \"1h\"}"),
                        first.sendJson("POST", other + "/subscriptions/ci/backfill", "{\"since\": \"1h\"}")))
                .extracting(HttpResponse::statusCode)
                .containsOnly(404);
        assertThat(items(first.send("GET", other + "/dead-letters"))).isEmpty();
        assertThat(items(first.send("GET", other + "/jobs"))).isEmpty();
    }

    @Test
    void shouldListEveryWaitingLetterOnceWhateverTheSizeOfAPage() throws Exception {
        // Given
        subscribe("cd", "artifact.pushed");
        Set<String> dead = new HashSet<>(letDie(tenant, "ci", 5));
        dead.addAll(letDie(tenant, "cd", 6));

        // When
        List<String> listed = new ArrayList<>();
        JsonNode page = IngestFixture.json(first.send("GET", base + "/dead-letters?limit=4"));
        page.path("items").forEach(item -> listed.add(item.path("notification").asText()));
        while (page.has("next")) {
            page = IngestFixture.json(second.send(
                    "GET",
                    base + "/dead-letters?limit=4&cursor=" + page.path("next").asText()));
            page.path("items")
                    .forEach(item -> listed.add(item.path("notification").asText()));
        }

        // Then
        assertThat(listed).hasSize(11).containsExactlyInAnyOrderElementsOf(dead);
        assertThat(items(first.send("GET", base + "/dead-letters?subscription=cd&reason=server_error&since=2h")))
                .hasSize(6);
        assertThat(items(first.send("GET", base + "/dead-letters?fault=ours"))).isEmpty();
    }

    @Test
    void shouldListJobsNewestFirst() throws Exception {
        // Given
        String older = finished(ask("/dead-letters/replay", "{}")).path("id").asText();
        String newer = finished(ask("/dead-letters/replay", "{}")).path("id").asText();

        // When
        JsonNode page = IngestFixture.json(second.send("GET", base + "/jobs?limit=1"));
        JsonNode next = IngestFixture.json(
                first.send("GET", base + "/jobs?cursor=" + page.path("next").asText()));

        // Then
        assertThat(page.at("/items/0/id").asText()).isEqualTo(newer);
        assertThat(next.path("items"))
                .extracting(job -> job.path("id").asText())
                .containsExactly(older);
        assertThat(next.has("next")).isFalse();
    }

    @Test
    void shouldSayWhatIsWrongWithARequest() throws Exception {
        assertThat(pointers(
                        "/dead-letters/replay", "{\"rte\": 1, \"reason\": \"bad\", \"rate\": \"0/s\", \"limit\": 0}"))
                .containsExactlyInAnyOrder("/rte", "/reason", "/rate", "/limit");
        assertThat(pointers("/dead-letters/replay", "{\"since\": \"1h\", \"until\": \"2h\"}"))
                .containsExactly("/until");
        assertThat(pointers("/dead-letters/purge", "{}")).containsExactly("/all");
        assertThat(pointers("/subscriptions/ci/backfill", "{\"dryRun\": true}")).containsExactly("/since");
        assertThat(first.send("GET", base + "/dead-letters?since=yesterday").body())
                .contains("?since");
        assertThat(first.send("GET", base + "/dead-letters?cursor=MTIz").statusCode())
                .isEqualTo(400);
        assertThat(first.send("GET", base + "/jobs/none").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldTakeNoMoreJobsThanATenantMayHave() throws Exception {
        // Given
        letDie(tenant, "ci", 2);
        List<String> jobs = new ArrayList<>();
        for (int job = 0; job < 20; job++) {
            jobs.add(ask("/dead-letters/replay", "{\"rate\": \"1/h\"}"));
        }

        // When
        HttpResponse<String> refused = second.sendJson("POST", base + "/dead-letters/replay", "{}");

        // Then
        assertThat(refused.statusCode()).isEqualTo(409);
        for (String job : jobs) {
            first.send("DELETE", job);
        }
    }

    @Test
    void shouldForgetJobsThatEndedLongAgo() throws Exception {
        // Given
        Instant longAgo = Instant.now().minus(Duration.ofDays(8));
        Job job = Job.newBuilder()
                .setTenant(tenant)
                .setId("job_old")
                .setKind("dead-letters.replay")
                .setRequested(longAgo)
                .build();
        JobProgress progress = JobProgress.newBuilder()
                .setTenant(tenant)
                .setId("job_old")
                .setState("finished")
                .setEnded(longAgo)
                .build();
        String key = new JobKey(tenant, "job_old").toString();
        int partition = TenantPartitioner.partition(tenant, IngestFixture.PARTITIONS);

        // When
        try (var writer = TopicWriter.ofAvro(
                TestKafka.shared().bootstrapServers(), TestKafka.shared().schemaRegistryUrl())) {
            writer.write(new ProducerRecord<>(first.topics.jobProgress(), partition, key, progress));
            writer.write(new ProducerRecord<>(first.topics.jobs(), partition, key, job));
            writer.flush();
        }

        // Then
        await().atMost(PATIENCE)
                .until(() -> first.send("GET", base + "/jobs/job_old").statusCode() == 404);
    }

    /** The path of the job. */
    private String ask(String path, String body) throws Exception {
        HttpResponse<String> asked = first.sendJson("POST", base + path, body);
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        return asked.headers().firstValue("Location").orElseThrow();
    }

    private JsonNode look(String job) throws Exception {
        return IngestFixture.json(second.send("GET", job));
    }

    private JsonNode ended(String job) {
        return await().atMost(PATIENCE).until(() -> look(job), found -> found.has("ended"));
    }

    private JsonNode finished(String job) {
        JsonNode ended = ended(job);
        assertThat(ended.path("state").asText()).as(ended.toString()).isEqualTo("finished");
        return ended;
    }

    private List<String> pointers(String path, String body) throws Exception {
        HttpResponse<String> refused = first.sendJson("POST", base + path, body);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        List<String> pointers = new ArrayList<>();
        IngestFixture.json(refused)
                .path("errors")
                .forEach(error -> pointers.add(error.path("pointer").asText()));
        return pointers;
    }

    private static List<JsonNode> items(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        List<JsonNode> items = new ArrayList<>();
        IngestFixture.json(answer).path("items").forEach(items::add);
        return items;
    }

    private HttpResponse<String> subscribe(String id, String eventType) throws Exception {
        return first.sendJson(
                "PUT",
                base + "/subscriptions/" + id,
                "{\"eventTypes\": [\"%s\"], \"endpoint\": {\"url\": \"https://ci.example/hook\"}}"
                        .formatted(eventType));
    }

    private void report(String id, String type) throws Exception {
        HttpResponse<String> accepted =
                first.sendJson("POST", base + "/events", "{\"id\": \"%s\", \"type\": \"%s\"}".formatted(id, type));
        assertThat(accepted.statusCode()).isEqualTo(202);
    }

    /** Ids of so many notifications that died an hour ago. */
    private static List<String> letDie(String tenant, String subscription, int count) throws Exception {
        List<Notification> dead = IntStream.range(0, count)
                .mapToObj(number -> notification(tenant, subscription, "dead-" + number))
                .toList();
        String topic = first.topics.deadLetters();
        String key = new SubscriptionKey(tenant, subscription).toString();
        try (var writer = TopicWriter.ofAvro(
                TestKafka.shared().bootstrapServers(), TestKafka.shared().schemaRegistryUrl())) {
            dead.forEach(notification -> writer.write(new ProducerRecord<>(topic, key, letter(notification))));
            writer.flush();
        }
        return dead.stream().map(Notification::getId).toList();
    }

    private static DeadLetter letter(Notification notification) {
        return DeadLetter.newBuilder()
                .setNotification(notification)
                .setReason("server_error")
                .setFault("customer")
                .setDied(Instant.now().minus(Duration.ofHours(1)))
                .build();
    }

    private static Notification notification(String tenant, String subscription, String event) {
        return Notification.newBuilder()
                .setId(NotificationId.of(tenant, event, new SubscriptionKey(tenant, subscription)))
                .setTenant(tenant)
                .setSubscription(subscription)
                .setEvent(RegistryEvent.newBuilder()
                        .setId(event)
                        .setTenant(tenant)
                        .setType("artifact.pushed")
                        .build())
                .build();
    }

    private void write(String topic, String key, Notification value) throws Exception {
        try (var writer = TopicWriter.ofAvro(
                TestKafka.shared().bootstrapServers(), TestKafka.shared().schemaRegistryUrl())) {
            writer.write(new ProducerRecord<>(topic, key, value));
            writer.flush();
        }
    }

    private SubscriptionKey key(String subscription) {
        return new SubscriptionKey(tenant, subscription);
    }

    private String id(String subscription, String event) {
        return NotificationId.of(tenant, event, key(subscription));
    }

    /** Ids of what a job or someone had sent again, in order. */
    private static List<String> sentAgain(String tenant) {
        try (TopicReader<String, Notification> reader =
                first.reader(first.topics.notifications(), Notification.class)) {
            return reader.readToEnd().stream()
                    .filter(record -> record.value().getTenant().equals(tenant))
                    .filter(record -> record.headers().lastHeader(HeaderNames.REPLAYED) != null)
                    .map(record -> record.value().getId())
                    .toList();
        }
    }
}
