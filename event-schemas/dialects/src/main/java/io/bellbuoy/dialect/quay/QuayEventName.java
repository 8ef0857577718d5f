package io.bellbuoy.dialect.quay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/** What Quay calls an event, guessed from the fields that it has. */
final class QuayEventName {

    /** Started, done and failed look alike. */
    static final String SOME_MIRRORING = "repo_mirror_sync";

    private QuayEventName() {}

    static String toldBy(JsonNode body) {
        if (body.has("updated_tags")) {
            return "repo_push";
        }
        if (body.has("vulnerability")) {
            return "vulnerability_found";
        }
        if (body.has("build_id")) {
            return build(body);
        }
        if (body.has("limit_bytes")) {
            return quota(body);
        }
        if (body.has("expiring_in")) {
            return "repo_image_expiry";
        }
        return body.has("message") ? SOME_MIRRORING : "unknown";
    }

    /** A build that was cancelled looks like one that started; in the samples that Quay sends on request, like a success. */
    private static String build(JsonNode body) {
        if (body.hasNonNull("error_message")) {
            return "build_failure";
        }
        if (Stream.of("image_id", "manifest_digests").anyMatch(body::hasNonNull)) {
            return "build_success";
        }
        return body.has("is_manual") ? "build_queued" : "build_start";
    }

    private static String quota(JsonNode body) {
        boolean usedUp =
                body.path("usage_bytes").asLong() >= body.path("limit_bytes").asLong();
        return usedUp ? "quota_error" : "quota_warning";
    }
}
