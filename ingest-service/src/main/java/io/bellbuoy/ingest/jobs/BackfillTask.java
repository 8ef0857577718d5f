package io.bellbuoy.ingest.jobs;

import io.bellbuoy.events.Job;
import io.bellbuoy.events.JobProgress;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.ingest.store.SubscriptionStore;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.matching.InvalidSubscriptionException;
import io.bellbuoy.replay.Backfill;
import io.bellbuoy.replay.Notified;
import io.bellbuoy.replay.deadletter.Rate;
import io.bellbuoy.topics.SubscriptionKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Notifies a subscription, as it is when that begins, of events that are older. */
final class BackfillTask implements Task {

    private final BellbuoyConfig config;
    private final SubscriptionStore subscriptions;

    BackfillTask(BellbuoyConfig config, SubscriptionStore subscriptions) {
        this.config = config;
        this.subscriptions = subscriptions;
    }

    @Override
    public void run(Undertaking undertaking) {
        Job job = undertaking.job();
        try (Backfill backfill = Backfill.open(config, subscription(job), undertaking)) {
            Notified notified = backfill.notifiedSince(since(job));
            if (!undertaking.isPlanned()) {
                plan(undertaking, backfill, notified);
            }
            if (!job.getDryRun()) {
                notify(undertaking, backfill, job.getAgain() ? Notified.NONE : notified);
            }
        } catch (InvalidSubscriptionException e) {
            throw new JobFailedException("The subscription cannot be matched: " + e.getMessage());
        }
    }

    /** The end is fixed here: what comes behind it, the subscription is notified of anyway. */
    private static void plan(Undertaking undertaking, Backfill backfill, Notified notified) {
        Backfill.Stretch stretch = backfill.since(since(undertaking.job()));
        Backfill.Survey survey = backfill.survey(stretch, notified);
        boolean again = undertaking.job().getAgain();
        undertaking.plan(
                JobProgress.newBuilder(undertaking.progress())
                        .setNext(stretch.from())
                        .setEnd(stretch.to()),
                again ? survey.matched() : survey.matched() - survey.notified(),
                Map.of(
                        "events", survey.events(),
                        "matched", survey.matched(),
                        "notified", survey.notified(),
                        "delivered", survey.delivered()));
    }

    private static void notify(Undertaking undertaking, Backfill backfill, Notified but) {
        JobProgress begun = undertaking.progress();
        Backfill.Stretch left = new Backfill.Stretch(begun.getNext(), begun.getEnd());
        Rate rate = JobParameters.rate(undertaking.job());
        backfill.run(left, but, rate, undertaking.writer(), new Backfill.Report() {

            @Override
            public List<ProducerRecord<byte[], byte[]>> note(long notifications, long next) {
                return undertaking.note(JobProgress.newBuilder(begun)
                        .setDone(begun.getDone() + notifications)
                        .setNext(next));
            }

            @Override
            public void noted() {
                undertaking.noted();
            }
        });
    }

    private Subscription subscription(Job job) {
        SubscriptionKey key = new SubscriptionKey(job.getTenant(), String.valueOf(job.getSubscription()));
        return subscriptions
                .find(key)
                .join()
                .orElseThrow(() -> new JobFailedException("There is no subscription '" + key.id() + "' any more"));
    }

    private static Instant since(Job job) {
        return job.getSince() == null ? Instant.EPOCH : job.getSince();
    }
}
