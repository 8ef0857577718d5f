package io.bellbuoy.ingest.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.events.Job;
import io.bellbuoy.events.JobProgress;
import io.bellbuoy.json.AvroJson;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A job as the API spells it. */
final class JobDocument {

    private JobDocument() {}

    static ObjectNode write(KnownJob known, Instant now) {
        Job job = known.job();
        ObjectNode json = AvroJson.tree(job);
        json.remove("cancelled");
        if (JobKind.of(job.getKind()) != JobKind.BACKFILL) {
            json.remove("again");
        }
        json.put("state", known.state().code());
        known.progress().ifPresent(progress -> addTo(json, progress, now));
        return json;
    }

    private static void addTo(ObjectNode json, JobProgress progress, Instant now) {
        ObjectNode reached = AvroJson.tree(progress);
        reached.remove("state");
        reached.remove("next");
        reached.remove("end");
        json.setAll(reached);
        json.put("perSecond", perSecond(progress, now));
    }

    /** To one decimal. */
    private static double perSecond(JobProgress progress, Instant now) {
        Instant until = Optional.ofNullable(progress.getEnded()).orElse(now);
        long millis = Math.max(1, Duration.between(progress.getStarted(), until).toMillis());
        return Math.round(progress.getDone() * 10_000.0 / millis) / 10.0;
    }
}
