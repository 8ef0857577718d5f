package io.bellbuoy.worker.attempt;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.events.DeliveryOrder;
import io.bellbuoy.topics.SubscriptionKey;
import io.bellbuoy.topics.Topics;
import io.bellbuoy.worker.attempt.Shares.Share;
import io.bellbuoy.worker.order.Line;
import io.bellbuoy.worker.order.Step;
import io.bellbuoy.worker.order.Turn;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The lines of the ordered subscriptions whose notifications are on one lane. What has to be remembered of them is written
 * to {@code delivery-order}, in the transaction of the outcome that changed it; nothing is as long as nothing waits on a
 * rung. Confined to the lane's thread.
 */
public final class Lines {

    /** How much longer than the longest rung something may stay away: a worker may be down for the night. */
    private static final Duration SLACK = Duration.ofDays(1);

    private final Topics topics;
    private final Function<String, Optional<DeliveryOrder>> view;
    private final Shares<OwnLine> shares;
    private final Duration patience;

    /**
     * Knows of no line yet.
     *
     * @param view by key
     * @param caughtUp completes when the view knows everything written before it was asked
     */
    public Lines(
            Topics topics,
            Function<String, Optional<DeliveryOrder>> view,
            Supplier<? extends CompletionStage<Void>> caughtUp) {
        this.topics = topics;
        this.view = view;
        this.shares = new Shares<>(caughtUp);
        this.patience = topics.ladder().longest().plus(SLACK);
    }

    /** From when on lines of that partition can be found. */
    Future<Void> caughtUp(int partition) {
        return shares.of(partition).caughtUp();
    }

    /** Gives a notification its place behind those that were found before it. It may be found again. */
    void arrived(Delivery delivery) {
        if (isFromNotifications(delivery)) {
            own(delivery).line.arrived(delivery.record().offset());
        }
    }

    /** It has turned out that nobody asks for order. */
    void left(Delivery delivery) {
        Share<OwnLine> share = shares.of(delivery.record().partition());
        OwnLine own = share.own().get(delivery.key().toString());
        if (own != null && isFromNotifications(delivery)) {
            own.line.left(delivery.record().offset());
            if (!own.isRecalled && !own.line.isAnyFresh()) {
                share.own().remove(delivery.key().toString());
            }
        }
    }

    /** The turn of a notification; empty when it was put on its rung without one. */
    Optional<Turn> turn(Delivery delivery) {
        return isFromNotifications(delivery)
                ? Optional.of(line(delivery).turn(delivery.record().offset()))
                : TurnHeader.read(delivery.record().headers());
    }

    /** The line that a notification stands in, with all that is remembered of it. */
    Line line(Delivery delivery) {
        return recalled(own(delivery), delivery.key());
    }

    /** Takes in what has become of a notification, and adds what is to be remembered of its line. */
    public Outcome observed(int partition, Outcome outcome) {
        return outcome.step()
                .map(step -> outcome.with(noted(shares.of(partition), step)))
                .orElse(outcome);
    }

    /** Forgets its lines: another lane may have them from now on. */
    public void forget(Collection<TopicPartition> partitions) {
        shares.forget(partitions);
    }

    private List<Outgoing> noted(Share<OwnLine> share, Step step) {
        Line line = recalled(own(share, step.subscription()), step.subscription());
        Optional<DeliveryOrder> before = line.memory(step.subscription());
        line.take(step);
        Optional<DeliveryOrder> after = line.memory(step.subscription());
        return after.equals(before) ? List.of() : List.of(record(step.subscription(), after));
    }

    private Outgoing record(SubscriptionKey subscription, Optional<DeliveryOrder> memory) {
        byte[] key = subscription.toString().getBytes(UTF_8);
        return memory.map(known -> Outgoing.ofAvro(topics.deliveryOrder(), key, known))
                .orElseGet(() -> Outgoing.ofBytes(new ProducerRecord<>(topics.deliveryOrder(), key, null)));
    }

    private boolean isFromNotifications(Delivery delivery) {
        return delivery.record().topic().equals(topics.notifications());
    }

    private OwnLine own(Delivery delivery) {
        return own(shares.of(delivery.record().partition()), delivery.key());
    }

    private OwnLine own(Share<OwnLine> share, SubscriptionKey subscription) {
        return share.own().computeIfAbsent(subscription.toString(), key -> new OwnLine(new Line(patience)));
    }

    private Line recalled(OwnLine own, SubscriptionKey subscription) {
        if (!own.isRecalled) {
            view.apply(subscription.toString()).ifPresent(own.line::recall);
            own.isRecalled = true;
        }
        return own.line;
    }

    /** A line, and whether what is remembered of it was read; after that the lane knows it better than the view. */
    private static final class OwnLine {

        private final Line line;
        private boolean isRecalled;

        OwnLine(Line line) {
            this.line = line;
        }
    }
}
