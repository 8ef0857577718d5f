package io.bellbuoy.dialect.harbor;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.events.Quota;
import io.bellbuoy.events.Replication;
import io.bellbuoy.events.Scan;
import io.bellbuoy.json.JsonFields;
import io.bellbuoy.json.Problems;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The facts without which an event still makes sense. They come from scanners and other registries, whose manners change, so
 * what cannot be read is left out, and only the original has it.
 */
final class Decoration {

    static final String DETAILS = "Details";

    private static final String BILL = "sbom_overview";
    private static final String REPORTS = "scan_overview";

    private Decoration() {}

    /** An object whose faults nobody hears of. */
    static JsonFields forgiving(JsonNode json) {
        return new JsonFields(json, "", new Problems());
    }

    /** The scan of a resource, by its first report. */
    static @Nullable Scan scan(JsonNode resource, JsonNode data) {
        if (!resource.has(BILL) && !resource.has(REPORTS)) {
            return null;
        }
        JsonFields report = forgiving(report(resource));
        String kind = forgiving(data.path("scan")).text("scan_type");
        return Scan.newBuilder()
                .setKind(kind == null ? (resource.has(BILL) ? "sbom" : "vulnerability") : kind)
                .setStatus(report.text("scan_status"))
                .setSeverity(report.text("severity"))
                .setFindings(findings(report.object("summary").object("summary").json()))
                .setScanner(scanner(report.object("scanner")))
                .setStarted(time("start_time", report))
                .setEnded(time("end_time", report))
                .build();
    }

    /** A bill of materials, or the first of the reports, which are by their media type. */
    static JsonNode report(JsonNode resource) {
        JsonNode reports = resource.path(REPORTS);
        if (resource.has(BILL) || !reports.isObject() || reports.isEmpty()) {
            return resource.path(BILL);
        }
        return reports.iterator().next();
    }

    private static Map<String, Long> findings(JsonNode bySeverity) {
        Map<String, Long> findings = new LinkedHashMap<>();
        bySeverity
                .properties()
                .forEach(entry -> findings.put(entry.getKey(), entry.getValue().asLong()));
        return findings;
    }

    private static @Nullable String scanner(JsonFields scanner) {
        String named = Stream.of(scanner.text("name"), scanner.text("version"))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return named.isEmpty() ? null : named;
    }

    /** Go's zero, for a scan that never began, is in the year 1. */
    private static @Nullable Instant time(String name, JsonFields report) {
        Instant time = report.time(name);
        return time == null || time.isBefore(Instant.EPOCH) ? null : time;
    }

    static @Nullable Quota quota(JsonNode data) {
        String detail = forgiving(data.path("custom_attributes")).text(DETAILS);
        return detail == null ? null : Quota.newBuilder().setDetail(detail).build();
    }

    /** The run of a replication's task, which has what set it off in two places. */
    static @Nullable Replication replication(JsonNode data, @Nullable String operator) {
        if (!data.path("replication").isObject()) {
            return null;
        }
        JsonFields told = forgiving(data.path("replication"));
        String trigger = told.text("trigger_type");
        return Replication.newBuilder()
                .setStatus(told.text("job_status"))
                .setTrigger(trigger == null ? operator : trigger)
                .setFrom(place(told.object("src_resource")))
                .setTo(place(told.object("dest_resource")))
                .setSucceeded(names(told.json().path("successful_artifact")))
                .setFailed(names(told.json().path("failed_artifact")))
                .build();
    }

    private static @Nullable String place(JsonFields resource) {
        String endpoint = resource.text("endpoint");
        String namespace = resource.text("namespace");
        return endpoint == null || namespace == null ? endpoint : endpoint + "/" + namespace;
    }

    /** What a run dealt with, as {@code alpine:3.8}. */
    static List<String> names(JsonNode artifacts) {
        List<String> names = new ArrayList<>();
        artifacts.forEach(artifact -> names.add(artifact.path("name_tag").asText()));
        return names;
    }

    /** Harbor's own name for its host, which only runs tell. */
    static @Nullable String hostname(JsonNode data) {
        String ofReplication = forgiving(data.path("replication")).text("harbor_hostname");
        return ofReplication == null ? forgiving(data.path("retention")).text("harbor_hostname") : ofReplication;
    }
}
