package io.bellbuoy.ingest.jobs;

import io.bellbuoy.delivery.Fault;
import io.bellbuoy.delivery.Reason;
import io.bellbuoy.events.Job;
import io.bellbuoy.replay.deadletter.LetterFilter;
import io.bellbuoy.replay.deadletter.Rate;
import java.util.Locale;

/** What a job's record means. */
final class JobParameters {

    private JobParameters() {}

    /** Which dead letters it is about: never those of another tenant. */
    static LetterFilter filter(Job job) {
        return new LetterFilter(
                job.getTenant(),
                job.getSubscription(),
                job.getEndpointHost(),
                job.getReason() == null ? null : Reason.valueOf(upper(job.getReason())),
                job.getFault() == null ? null : Fault.valueOf(upper(job.getFault())),
                job.getSince(),
                job.getUntil());
    }

    static long limit(Job job) {
        return job.getLimit() == null ? Long.MAX_VALUE : job.getLimit();
    }

    static Rate rate(Job job) {
        String rate = job.getRate();
        return rate == null ? Rate.UNLIMITED : Rate.parse(rate);
    }

    private static String upper(String code) {
        return code.toUpperCase(Locale.ROOT);
    }
}
