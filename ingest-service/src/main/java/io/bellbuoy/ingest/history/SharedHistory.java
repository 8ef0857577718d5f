package io.bellbuoy.ingest.history;

import io.bellbuoy.events.DeliveryStatus;
import io.bellbuoy.ingest.delivery.AttemptFilter;
import io.bellbuoy.ingest.delivery.AttemptPage;
import io.bellbuoy.ingest.delivery.DeliveryHistory;
import io.bellbuoy.ingest.history.log.Found;
import io.bellbuoy.ingest.history.log.HistoryQuery;
import io.bellbuoy.ingest.history.log.HistoryQuery.Attempts;
import io.bellbuoy.ingest.history.log.HistoryQuery.NewestByEventType;
import io.bellbuoy.ingest.history.log.HistoryQuery.OfNotification;
import io.bellbuoy.ingest.history.peers.Keeper;
import io.bellbuoy.ingest.history.streams.HistoryApp;
import io.bellbuoy.ingest.history.streams.HistoryApp.Place;
import io.bellbuoy.ingest.kafka.UnavailableException;
import io.bellbuoy.topics.SubscriptionKey;
import io.vertx.core.Future;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;

/** The history that all instances keep together: each question goes to whoever keeps its partition, or a copy of it. */
final class SharedHistory implements DeliveryHistory {

    private final HistoryApp app;
    private final Keepers keepers;
    private final Waiting waiting;
    private final Function<Bytes, DeliveryStatus> decoder;
    private final int partitions;

    /**
     * A history.
     *
     * @param app knows who keeps what
     * @param waiting where one may wait
     * @param decoder reads what is found
     * @param partitions of {@code delivery-status}
     */
    SharedHistory(
            HistoryApp app, Keepers keepers, Waiting waiting, Function<Bytes, DeliveryStatus> decoder, int partitions) {
        this.app = app;
        this.keepers = keepers;
        this.waiting = waiting;
        this.decoder = decoder;
        this.partitions = partitions;
    }

    @Override
    public CompletionStage<AttemptPage> attempts(
            SubscriptionKey subscription, AttemptFilter filter, Optional<String> after, int limit) {
        return ask(new Attempts(subscription, filter, after.map(SharedHistory::key), limit))
                .compose(found -> decoded(found)
                        .map(statuses -> new AttemptPage(statuses, found.next().map(SharedHistory::text))))
                .toCompletionStage();
    }

    @Override
    public CompletionStage<List<DeliveryStatus>> attempts(String tenant, String notification) {
        OfNotification query = new OfNotification(tenant, notification);
        return waiting.on(app::places)
                .compose(places -> askAll(query, places))
                .compose(this::decoded)
                .toCompletionStage();
    }

    @Override
    public CompletionStage<List<DeliveryStatus>> newestByEventType(SubscriptionKey subscription) {
        return ask(new NewestByEventType(subscription)).compose(this::decoded).toCompletionStage();
    }

    private Future<Found> ask(HistoryQuery.OfSubscription query) {
        return waiting.on(() -> app.placeOf(query.subscription())).compose(place -> ask(query, place));
    }

    /** Whoever has the partition now; when they do not answer, whoever has a copy. */
    private Future<Found> ask(HistoryQuery query, Place place) {
        Future<Found> answer = keepers.at(place.hosts().get(0)).ask(query, place.partition(), false);
        for (int copy = 1; copy < place.hosts().size(); copy++) {
            Keeper next = keepers.at(place.hosts().get(copy));
            answer = answer.recover(unavailable -> next.ask(query, place.partition(), true));
        }
        return answer;
    }

    /** One partition has it, and nobody knows which. That there is none can be said only when all have answered. */
    private Future<Found> askAll(OfNotification query, List<Place> places) {
        List<Future<Found>> answers =
                places.stream().map(place -> ask(query, place)).toList();
        return Future.join(answers).transform(joined -> {
            Optional<Found> found = answers.stream()
                    .filter(Future::succeeded)
                    .map(Future::result)
                    .filter(answer -> !answer.statuses().isEmpty())
                    .findFirst();
            boolean allAnswered = joined.succeeded() && places.size() == partitions;
            return found.or(() -> allAnswered ? Optional.of(Found.NOTHING) : Optional.empty())
                    .map(Future::succeededFuture)
                    .orElseGet(() -> Future.failedFuture(incomplete(joined.cause())));
        });
    }

    private Future<List<DeliveryStatus>> decoded(Found found) {
        return waiting.on(() -> found.statuses().stream().map(decoder).toList());
    }

    private static UnavailableException incomplete(Throwable cause) {
        return new UnavailableException("A part of the delivery history cannot be asked now", cause);
    }

    private static String text(Bytes key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.get());
    }

    private static Bytes key(String text) {
        return Bytes.wrap(Base64.getUrlDecoder().decode(text));
    }
}
