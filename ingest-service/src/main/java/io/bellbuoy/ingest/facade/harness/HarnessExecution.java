package io.bellbuoy.ingest.facade.harness;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.events.AttemptOutcome;
import io.bellbuoy.events.DeliveryStatus;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.ingest.facade.NumericId;
import io.bellbuoy.json.AvroJson;
import java.time.Duration;
import java.util.Objects;

/**
 * One attempt, as Harness shows it: every attempt is an execution.
 *
 * @param webhook whose it is
 * @param status what became of it
 */
record HarnessExecution(Subscription webhook, DeliveryStatus status) {

    long id() {
        AttemptOutcome outcome = status.getOutcome();
        return NumericId.of(
                status.getNotification(),
                Integer.toString(outcome.getAttempt()),
                outcome.getStarted().toString());
    }

    ObjectNode document() {
        AttemptOutcome outcome = status.getOutcome();
        ObjectNode json = AvroJson.mapper().createObjectNode();
        json.put("created", outcome.getStarted().toEpochMilli());
        json.put("duration", Duration.ofMillis(outcome.getDuration()).toNanos());
        json.put("error", result().equals("SUCCESS") ? "" : Objects.requireNonNullElse(outcome.getDetail(), ""));
        json.put("id", id());
        json.putObject("request").put("url", Objects.requireNonNullElse(status.getEndpoint(), ""));
        if (outcome.getStatus() != null) {
            json.putObject("response").put("statusCode", outcome.getStatus());
        }
        json.put("result", result());
        json.put("retriggerable", false);
        HarnessWebhook.trigger(status.getEventType()).ifPresent(trigger -> json.put("triggerType", trigger));
        json.put("webhookId", NumericId.of(webhook.getTenant(), webhook.getId()));
        return json;
    }

    private String result() {
        return switch (status.getOutcome().getVerdict()) {
            case "delivered" -> "SUCCESS";
            case "retry" -> "RETRIABLE_ERROR";
            default -> "FATAL_ERROR";
        };
    }
}
