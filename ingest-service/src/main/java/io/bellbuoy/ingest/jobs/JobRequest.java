package io.bellbuoy.ingest.jobs;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.delivery.Fault;
import io.bellbuoy.delivery.Reason;
import io.bellbuoy.events.Job;
import io.bellbuoy.json.InvalidJsonException;
import io.bellbuoy.json.JsonBody;
import io.bellbuoy.json.JsonFields;
import io.bellbuoy.json.Problems;
import io.bellbuoy.replay.deadletter.LetterFilter;
import io.bellbuoy.replay.deadletter.Rate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what someone asks for who asks for a job. */
final class JobRequest {

    private static final String USUAL_RATE = "100/s";

    private final JobKind kind;
    private final JsonFields fields;
    private final Problems problems = new Problems();
    private final Instant now;

    private JobRequest(JobKind kind, JsonNode root, Instant now) {
        this.kind = kind;
        this.fields = new JsonFields(root, "", problems);
        this.now = now.truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * The job, with an id of its own.
     *
     * @param subscription that the path names, if it does
     * @param caller who asks
     * @throws InvalidJsonException with everything that is wrong
     */
    static Job read(
            JobKind kind, String tenant, Optional<String> subscription, JsonBody body, String caller, Instant now) {
        return new JobRequest(kind, body.root(), now).job(tenant, subscription, caller);
    }

    private Job job(String tenant, Optional<String> subscription, String caller) {
        refuseUnknown();
        LetterFilter filter = new LetterChoice(this::text, this::problem, now).read(tenant);
        Job job = Job.newBuilder()
                .setTenant(tenant)
                .setId("job_" + UUID.randomUUID().toString().replace("-", ""))
                .setKind(kind.code())
                .setSubscription(subscription.orElse(filter.subscription()))
                .setEndpointHost(filter.endpointHost())
                .setReason(
                        Optional.ofNullable(filter.reason()).map(Reason::code).orElse(null))
                .setFault(Optional.ofNullable(filter.fault()).map(Fault::code).orElse(null))
                .setSince(filter.since())
                .setUntil(filter.until())
                .setLimit(limit())
                .setRate(kind.sends() ? rate() : null)
                .setAgain(isTrue("again"))
                .setDryRun(isTrue("dryRun"))
                .setRequested(now)
                .setRequestedBy(caller)
                .build();
        refuseTooMuch(filter, job);
        problems.throwIfAny();
        return job;
    }

    private void refuseUnknown() {
        if (!fields.json().isObject()) {
            problems.add("", "must be an object");
        }
        fields.json().properties().stream()
                .filter(field -> !kind.fields().contains(field.getKey()))
                .forEach(field -> problems.add(
                        JsonPointer.empty().appendProperty(field.getKey()).toString(), "unknown field"));
    }

    /** What is sent or given up is not brought back, so a choice that was forgotten must not mean everything. */
    private void refuseTooMuch(LetterFilter filter, Job job) {
        if (!kind.choosesLetters() && job.getSince() == null && problems.count() == 0) {
            problems.add("/since", "is missing");
        }
        boolean isAll = filter.equals(LetterFilter.of(filter.tenant(), null)) && job.getLimit() == null;
        if (kind == JobKind.PURGE && isAll && !isTrue("all")) {
            problems.add("/all", "must be true to purge without any other choice");
        }
    }

    private @Nullable Long limit() {
        Long limit = asks("limit") ? fields.wholeNumber("limit") : null;
        if (limit != null && limit < 1) {
            problem("limit", "must be at least 1");
        }
        return limit;
    }

    private String rate() {
        String rate = text("rate");
        if (rate != null && !isRate(rate)) {
            problem("rate", "must be a rate such as 100/s, 30/m or 10/h");
        }
        return rate == null ? USUAL_RATE : rate;
    }

    private static boolean isRate(String text) {
        try {
            return Rate.parse(text).count() > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private @Nullable String text(String name) {
        return asks(name) ? fields.text(name) : null;
    }

    private boolean isTrue(String name) {
        return asks(name) && fields.isTrue(name);
    }

    private boolean asks(String name) {
        return kind.fields().contains(name);
    }

    private void problem(String name, String detail) {
        problems.add(fields.at(name), detail);
    }
}
