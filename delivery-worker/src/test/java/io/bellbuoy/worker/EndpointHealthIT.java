package io.bellbuoy.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.bellbuoy.events.DeadLetter;
import io.bellbuoy.events.Delivery;
import io.bellbuoy.events.EndpointHealth;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.kit.management.Health;
import io.bellbuoy.kit.management.Metric;
import io.bellbuoy.kit.management.Metrics;
import io.bellbuoy.testing.TestKafka;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Endpoints that fail for days, by a clock that jumps. Attempts are not repeated here, so each notification fails once. */
final class EndpointHealthIT {

    private final Harbour harbour = Harbour.with(TestConfig.with(
            "kafka.bootstrap.servers=" + TestKafka.shared().bootstrapServers(),
            "schema.registry.url=" + TestKafka.shared().schemaRegistryUrl(),
            "topics.prefix=" + TestKafka.shared().freshPrefix()));
    private final JumpingClock clock = new JumpingClock();
    private int published;

    @AfterEach
    void close() throws Exception {
        harbour.close();
    }

    @Test
    void shouldSuspendAfterFiveDaysOfFailuresWhoeverWorksMeanwhile() throws Exception {
        // Given
        Receiver receiver = harbour.closing(Receiver.answering(harbour.vertx(), 500));
        harbour.subscribe(subscription(receiver));

        // When
        DeliveryWorker first = startWorker();
        failEveryTenHours(5);
        first.stop();
        DeliveryWorker second = startWorker();
        failEveryTenHours(4);
        startWorker();
        failEveryTenHours(2);
        second.stop();
        failEveryTenHours(2);
        publish();

        // Then
        DeadLetter unsent = letterOfLatest();
        assertThat(unsent.getReason()).isEqualTo("endpoint_suspended");
        assertThat(unsent.getFault()).isEqualTo("customer");
        assertThat(unsent.getAttempts()).singleElement().satisfies(attempt -> assertThat(attempt.getAttempt())
                .isZero());
        // To whom the time is the real one, those of the days to come are forged.
        assertThat(receiver.received().size() + receiver.forged().size()).isEqualTo(13);
        List<RegistryEvent> told = ofEndpoints(
                harbour.operationalEventsUntil(events -> ofEndpoints(events).size() >= 4));
        assertThat(told)
                .extracting(EndpointHealthIT::inShort)
                .containsExactly(
                        "bellbuoy.endpoint.failing 50",
                        "bellbuoy.endpoint.failing 70",
                        "bellbuoy.endpoint.failing 90",
                        "bellbuoy.endpoint.suspended 100");
        assertThat(ofEndpoints(harbour.eventsUntil(events -> ofEndpoints(events).size() >= 4)))
                .isEqualTo(told);
        assertThat(harbour.healthsUntil(healths -> healths.size() >= 13))
                .hasSize(13)
                .last()
                .satisfies(health -> {
                    assertThat(health.getReason()).isEqualTo("server_error");
                    assertThat(Duration.between(health.getFailingSince(), health.getSuspended()))
                            .isBetween(Duration.ofDays(5), Duration.ofDays(5).plusMinutes(5));
                });
    }

    @Test
    void shouldSuspendAtOnceWhoIsGoneAndTryAgainWhenTheSubscriptionIsPut() throws Exception {
        // Given
        Receiver receiver = harbour.closing(Receiver.answering(harbour.vertx(), 410, 200));
        Subscription subscription = subscription(receiver);
        harbour.subscribe(subscription);
        Metrics metrics = new Metrics();
        harbour.startWorker(new Health(), metrics, clock);
        publish();
        assertThat(letterOfLatest().getReason()).isEqualTo("endpoint_gone");
        publish();
        assertThat(letterOfLatest().getReason()).isEqualTo("endpoint_suspended");
        await().until(() -> suspendedNow(metrics) == 1);

        // When
        harbour.subscribe(Subscription.newBuilder(subscription).setVersion(2).build());
        publish();

        // Then
        harbour.statusesUntil(statuses -> statuses.stream()
                .anyMatch(status -> status.getOutcome().getVerdict().equals("delivered")));
        assertThat(ofEndpoints(harbour.operationalEventsUntil(
                        events -> ofEndpoints(events).size() >= 2)))
                .extracting(
                        RegistryEvent::getType, event -> event.getAttributes().get("reason"))
                .containsExactly(
                        tuple("bellbuoy.endpoint.suspended", "endpoint_gone"),
                        tuple("bellbuoy.endpoint.recovered", "subscription_updated"));
        assertThat(suspendedNow(metrics)).isZero();
        assertThat(metrics.counter(Metric.ENDPOINT_SUSPENSIONS).count()).isEqualTo(1);
        assertThat(receiver.received()).hasSize(2);
    }

    @Test
    void shouldForgetTheHealthOfASubscriptionThatWasDeleted() throws Exception {
        // Given
        Receiver receiver = harbour.closing(Receiver.answering(harbour.vertx(), 500));
        harbour.subscribe(subscription(receiver));
        startWorker();
        failEveryTenHours(1);
        assertThat(lastHealth().orElseThrow().getFailingSince()).isNotNull();

        // When
        harbour.unsubscribe("ci");

        // Then: as soon as the worker hears of it
        await().until(() -> {
            publish();
            return lastHealth().isEmpty();
        });
    }

    private DeliveryWorker startWorker() throws Exception {
        return harbour.startWorker(new Health(), new Metrics(), clock);
    }

    /** Empty once it is forgotten. */
    private Optional<EndpointHealth> lastHealth() {
        List<EndpointHealth> healths = harbour.healthsUntil(found -> !found.isEmpty());
        return Optional.ofNullable(healths.get(healths.size() - 1));
    }

    private void failEveryTenHours(int times) throws Exception {
        for (int time = 0; time < times; time++) {
            publish();
            harbour.statusesUntil(statuses -> statuses.size() == published);
            clock.jump(Duration.ofHours(10));
        }
    }

    private void publish() throws Exception {
        published++;
        harbour.publish(Samples.notification("e-" + published, "ci"));
    }

    private DeadLetter letterOfLatest() {
        String event = "e-" + published;
        return harbour.deadLettersUntil(letters -> letters.stream().anyMatch(letter -> isOf(event, letter))).stream()
                .filter(letter -> isOf(event, letter))
                .findFirst()
                .orElseThrow();
    }

    private static double suspendedNow(Metrics metrics) {
        return metrics.registry()
                .get(Metric.ENDPOINTS_SUSPENDED.meterName())
                .gauge()
                .value();
    }

    private static boolean isOf(String event, DeadLetter letter) {
        return letter.getNotification().getEvent().getId().equals(event);
    }

    /** Of what died there are events, too. */
    private static List<RegistryEvent> ofEndpoints(List<RegistryEvent> events) {
        return events.stream()
                .filter(event -> event.getType().startsWith("bellbuoy.endpoint."))
                .toList();
    }

    private static String inShort(RegistryEvent event) {
        return event.getType() + " " + event.getAttributes().get("percent");
    }

    private static Subscription subscription(Receiver receiver) {
        Subscription subscription = Samples.subscription("ci", receiver.url());
        return Subscription.newBuilder(subscription)
                .setDelivery(Delivery.newBuilder(subscription.getDelivery())
                        .setMaxAttempts(1)
                        .build())
                .build();
    }
}
