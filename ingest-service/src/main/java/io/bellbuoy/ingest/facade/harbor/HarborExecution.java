package io.bellbuoy.ingest.facade.harbor;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.events.AttemptOutcome;
import io.bellbuoy.events.DeliveryStatus;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.ingest.facade.NumericId;
import io.bellbuoy.json.AvroJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What became of one notification, as Harbor shows it: an execution with one task.
 *
 * @param policy whose notification it is
 * @param events what Harbor calls events
 * @param attempts all of its attempts, at least one, the newest first
 */
record HarborExecution(Subscription policy, HarborEvents events, List<DeliveryStatus> attempts) {

    private static final Map<String, String> STATES =
            Map.of("delivered", "Success", "retry", "Running", "dead", "Error", "discarded", "Stopped");

    HarborExecution {
        attempts = List.copyOf(attempts);
    }

    /** All of a policy's, the newest first. */
    static List<HarborExecution> of(Subscription policy, HarborEvents events, List<DeliveryStatus> attempts) {
        return attempts.stream()
                .collect(groupingBy(DeliveryStatus::getNotification, LinkedHashMap::new, toList()))
                .values()
                .stream()
                .map(ofOne -> new HarborExecution(policy, events, ofOne))
                .toList();
    }

    long id() {
        return NumericId.of(newest().getNotification());
    }

    String eventType() {
        return events.names(List.of(newest().getEventType())).get(0);
    }

    String started() {
        return attempts.get(attempts.size() - 1).getOutcome().getStarted().toString();
    }

    ObjectNode document() {
        ObjectNode json = AvroJson.mapper().createObjectNode();
        json.put("end_time", ended());
        json.putObject("extra_attrs").put("event_type", eventType());
        json.put("id", id());
        json.putObject("metrics").put("task_count", 1).put(status().toLowerCase(Locale.ROOT) + "_task_count", 1);
        json.put("start_time", started());
        json.put("status", status());
        json.put("status_message", reason());
        json.put("trigger", "EVENT");
        json.put("vendor_id", HarborPolicy.number(policy));
        json.put("vendor_type", notifyType().equals(HarborTarget.SLACK) ? "SLACK" : "WEBHOOK");
        return json;
    }

    ObjectNode task() {
        ObjectNode json = AvroJson.mapper().createObjectNode();
        json.put("creation_time", started());
        json.put("end_time", ended());
        json.put("execution_id", id());
        json.put("id", id());
        json.put("run_count", attempts.size());
        json.put("start_time", started());
        json.put("status", status());
        json.put("status_message", reason());
        json.put("update_time", ended());
        return json;
    }

    /** As it was shown before 2.8. */
    ObjectNode job() {
        ObjectNode json = AvroJson.mapper().createObjectNode();
        json.put("creation_time", started());
        json.put("event_type", eventType());
        json.put("id", id());
        json.put("job_detail", reason());
        json.put("notify_type", notifyType());
        json.put("policy_id", HarborPolicy.number(policy));
        json.put("status", status());
        json.put("update_time", ended());
        return json;
    }

    /** A line for each attempt, the first one first. */
    String log() {
        List<DeliveryStatus> oldestFirst = new ArrayList<>(attempts);
        Collections.reverse(oldestFirst);
        return oldestFirst.stream().map(status -> line(status.getOutcome())).collect(joining());
    }

    private static String line(AttemptOutcome outcome) {
        String level = outcome.getVerdict().equals("delivered") ? "INFO" : "ERROR";
        String why = Objects.requireNonNullElse(outcome.getDetail(), outcome.getReason());
        return outcome.getStarted() + " [" + level + "] attempt " + outcome.getAttempt() + ": " + outcome.getVerdict()
                + ", " + why.replace('\n', ' ') + "\n";
    }

    private DeliveryStatus newest() {
        return attempts.get(0);
    }

    private String notifyType() {
        return HarborTarget.type(policy.getEndpoint());
    }

    private String ended() {
        AttemptOutcome outcome = newest().getOutcome();
        return outcome.getStarted().plusMillis(outcome.getDuration()).toString();
    }

    private String status() {
        return STATES.getOrDefault(newest().getOutcome().getVerdict(), "Error");
    }

    private String reason() {
        AttemptOutcome outcome = newest().getOutcome();
        return Objects.requireNonNullElse(outcome.getDetail(), "");
    }
}
