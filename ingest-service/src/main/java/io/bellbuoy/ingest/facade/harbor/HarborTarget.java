package io.bellbuoy.ingest.facade.harbor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.events.Endpoint;
import io.bellbuoy.ingest.facade.KeptSecret;
import io.bellbuoy.json.JsonFields;
import java.util.Map;

/**
 * The target of a policy, which is where it sends to and how.
 *
 * @param fields as they are sent
 */
record HarborTarget(JsonFields fields) {

    static final String HTTP = "http";
    static final String SLACK = "slack";
    static final String DEFAULT = "Default";
    static final String CLOUD_EVENTS = "CloudEvents";

    private static final String SLACK_FORMAT = "harbor-slack";
    private static final Map<String, String> HTTP_FORMATS =
            Map.of(DEFAULT, "harbor", CLOUD_EVENTS, "harbor-cloudevents");

    /** The endpoint with what the target says, and without the secrets that it leaves as they are. */
    Endpoint read(Endpoint previous) {
        String type = fields.requiredText("type");
        return Endpoint.newBuilder(previous)
                .setUrl(fields.requiredText("address"))
                .setFormat(type.equals(SLACK) ? slackFormat() : httpFormat(type))
                .setVerifyTls(!fields.isTrue("skip_cert_verify"))
                .setAuthorization(
                        forgetsAuthorization()
                                ? null
                                : KeptSecret.given(fields.text("auth_header")).orElse(null))
                .build();
    }

    /** Whether there is none; Harbor itself sends none to Slack. */
    boolean forgetsAuthorization() {
        return fields.text("auth_header") == null || SLACK.equals(fields.text("type"));
    }

    /** For a policy that is made now. */
    void refuseKeptSecret() {
        KeptSecret.refuse(fields.text("auth_header"), fields.at("auth_header"), fields.problems());
    }

    private String slackFormat() {
        if (fields.text("payload_format") != null) {
            fields.problems().add(fields.at("payload_format"), "set payload format is not allowed for slack");
        }
        return SLACK_FORMAT;
    }

    private String httpFormat(String type) {
        if (!type.equals(HTTP) && !type.isEmpty()) {
            fields.problems().add(fields.at("type"), "must be http or slack");
        }
        String asked = fields.text("payload_format");
        String format = HTTP_FORMATS.get(asked == null ? DEFAULT : asked);
        if (format == null) {
            fields.problems().add(fields.at("payload_format"), "must be Default or CloudEvents");
        }
        return format == null ? "" : format;
    }

    /** What kind of target an endpoint is. */
    static String type(Endpoint endpoint) {
        return endpoint.getFormat().equals(SLACK_FORMAT) ? SLACK : HTTP;
    }

    /** The endpoint as a target. */
    static void write(Endpoint endpoint, ObjectNode target) {
        target.put("address", endpoint.getUrl());
        if (endpoint.getAuthorization() != null) {
            target.put("auth_header", KeptSecret.TEXT);
        }
        HTTP_FORMATS.forEach((name, format) -> {
            if (format.equals(endpoint.getFormat())) {
                target.put("payload_format", name);
            }
        });
        target.put("skip_cert_verify", !endpoint.getVerifyTls());
        target.put("type", type(endpoint));
    }
}
