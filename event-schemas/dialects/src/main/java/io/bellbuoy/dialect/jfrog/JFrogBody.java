package io.bellbuoy.dialect.jfrog;

import io.bellbuoy.json.JsonFields;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a body says what. Most come in an envelope, which calls the domain {@code destination} in old ones; Curation and Xray
 * send theirs bare, and so are most of the samples in JFrog's documentation.
 *
 * @param names what JFrog calls the event; the event's own is empty where the body does not tell
 * @param data the facts
 */
record JFrogBody(JFrogNames names, JsonFields data) {

    /** A field that only one domain has, and any domain further down not. */
    private record Hint(String field, String domain) {}

    private static final List<Hint> HINTS = List.of(
            new Hint("waiver_request", "curation"),
            new Hint("curated_repository_name", "curation"),
            // An alert of an Xray policy, which is no webhook of the platform but comes to the same doors.
            new Hint("alert_id", "xray"),
            // Nobody has documented the body of a changed policy; what else is flat has no such fields.
            new Hint("policy_name", "curation"),
            new Hint("policy_id", "curation"),
            new Hint("overall", "xray_scan_status"),
            new Hint("application_key", "app_trust"),
            new Hint("property_key", "artifact_property"),
            new Hint("image_name", "docker"),
            new Hint("edge_node_info_list", "distribution"),
            new Hint("environment", "release_bundle_v2_promotion"),
            new Hint("repository_key", "release_bundle_v2"),
            new Hint("status_message", "destination"),
            new Hint("release_bundle_name", "release_bundle"),
            new Hint("build_name", "build"),
            new Hint("repo_key", "artifact"),
            new Hint("disable_ui_access", "user"));

    static JFrogBody of(JsonFields body) {
        String domain = firstText(body, "domain", "destination");
        if (domain == null) {
            return bare(body);
        }
        JsonFields data = body.object("data");
        String event = Stream.of(body, data)
                .map(fields -> fields.text("event_type"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        return new JFrogBody(new JFrogNames(domain, event), data);
    }

    private static JFrogBody bare(JsonFields body) {
        String domain = HINTS.stream()
                .filter(hint -> body.json().has(hint.field()))
                .map(Hint::domain)
                .findFirst()
                .orElse("");
        if (domain.isEmpty() && body.problems().count() == 0) {
            body.problems().add(body.at("domain"), "is missing, and no other field tells what the event is about");
        }
        String told = body.text("event_type");
        return new JFrogBody(new JFrogNames(domain, told == null ? event(domain, body) : told), body);
    }

    private static String event(String domain, JsonFields body) {
        return switch (domain) {
            case "curation" -> curation(body);
            case "xray" -> "violation";
            case "xray_scan_status" ->
                body.object("overall").requiredText("status").toLowerCase(Locale.ROOT);
            default -> "";
        };
    }

    private static String curation(JsonFields body) {
        if (body.json().has("waiver_request")) {
            boolean pending = "pending".equals(body.object("waiver_request").text("status"));
            return pending ? "waiver_request_created" : "waiver_request_updated";
        }
        return body.json().has("package_name") ? "package_blocked" : "policy_changed";
    }

    static @Nullable String firstText(JsonFields fields, String... names) {
        return Stream.of(names)
                .map(fields::text)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
