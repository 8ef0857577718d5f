package io.bellbuoy.ingest.jobs;

import io.bellbuoy.events.Job;
import io.bellbuoy.events.JobProgress;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.replay.DeadLetterOffice;
import io.bellbuoy.replay.Progress;
import io.bellbuoy.replay.deadletter.Selection;
import io.bellbuoy.replay.deadletter.Tally;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Replays or purges dead letters. Which of them are dealt with, the marks know that the office leaves behind. */
final class LettersTask implements Task {

    private final BellbuoyConfig config;

    LettersTask(BellbuoyConfig config) {
        this.config = config;
    }

    @Override
    public void run(Undertaking undertaking) {
        Job job = undertaking.job();
        long left = JobParameters.limit(job) - undertaking.progress().getDone();
        if (left < 1) {
            return;
        }
        Selection selection = new Selection(JobParameters.filter(job), left);
        try (DeadLetterOffice office = DeadLetterOffice.open(config, undertaking)) {
            Progress told = new Told(undertaking);
            if (job.getDryRun()) {
                told.planned(Tally.of(office.waiting(selection)));
            } else if (JobKind.of(job.getKind()).sends()) {
                office.replay(selection, JobParameters.rate(job), told);
            } else {
                office.purge(selection, told);
            }
        }
    }

    private static final class Told implements Progress {

        private final Undertaking undertaking;
        private final JobProgress begun;

        Told(Undertaking undertaking) {
            this.undertaking = undertaking;
            this.begun = undertaking.progress();
        }

        /** What was planned first stays the plan. */
        @Override
        public void planned(Tally plan) {
            if (!undertaking.isPlanned()) {
                undertaking.plan(JobProgress.newBuilder(begun), plan.total(), plan.byReason());
            }
        }

        @Override
        public List<ProducerRecord<byte[], byte[]>> note(long letters) {
            return undertaking.note(
                    JobProgress.newBuilder(undertaking.progress()).setDone(begun.getDone() + letters));
        }

        @Override
        public void done(long letters) {
            undertaking.noted();
        }
    }
}
