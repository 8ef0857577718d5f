package io.bellbuoy.dialect.harbor;

import io.bellbuoy.dialect.harbor.EventData.Bill;
import io.bellbuoy.dialect.harbor.EventData.Report;
import io.bellbuoy.dialect.harbor.EventData.Scanner;
import io.bellbuoy.dialect.harbor.EventData.Summary;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Scan;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Any scan in Harbor's fields. */
final class NeutralScan {

    private static final String MEDIA_TYPE = "application/vnd.security.vulnerability.report; version=1.1";
    private static final String GOS_ZERO_TIME = "0001-01-01T00:00:00Z";
    private static final int ALL_PERCENT = 100;
    private static final Map<String, String> STATUSES = Map.of(
            "scan.completed", "Success",
            "scan.failed", "Error",
            "scan.stopped", "Stopped");

    private NeutralScan() {}

    static EventData.@Nullable Scan kind(RegistryEvent event) {
        Scan scan = event.getScan();
        return scan == null || scan.getKind() == null ? null : new EventData.Scan(scan.getKind());
    }

    /** By its media type the one report, unless there is none or a bill of materials. */
    static Map<String, Report> reports(RegistryEvent event) {
        Scan scan = event.getScan();
        return scan == null || isBill(scan) ? Map.of() : Map.of(MEDIA_TYPE, report(event, scan));
    }

    private static Report report(RegistryEvent event, Scan scan) {
        boolean isComplete = event.getType().equals("scan.completed");
        boolean hasSummary = isComplete || !scan.getFindings().isEmpty();
        return new Report(
                event.getAttributes().getOrDefault("report_id", ""),
                status(event, scan),
                scan.getSeverity() == null ? "" : scan.getSeverity(),
                duration(scan),
                hasSummary ? summary(scan.getFindings()) : null,
                time(scan.getStarted()),
                time(scan.getEnded()),
                scanner(scan.getScanner()),
                isComplete ? ALL_PERCENT : 0);
    }

    static @Nullable Bill bill(RegistryEvent event) {
        Scan scan = event.getScan();
        return scan == null || !isBill(scan)
                ? null
                : new Bill(
                        duration(scan),
                        time(scan.getEnded()),
                        event.getAttributes().get("report_id"),
                        event.getAttributes().get("sbom_digest"),
                        status(event, scan),
                        scanner(scan.getScanner()),
                        time(scan.getStarted()));
    }

    private static boolean isBill(Scan scan) {
        return "sbom".equals(scan.getKind());
    }

    private static String status(RegistryEvent event, Scan scan) {
        return scan.getStatus() == null ? STATUSES.getOrDefault(event.getType(), "") : scan.getStatus();
    }

    private static long duration(Scan scan) {
        return scan.getStarted() == null || scan.getEnded() == null
                ? 0
                : Duration.between(scan.getStarted(), scan.getEnded()).toSeconds();
    }

    private static Summary summary(Map<String, Long> findings) {
        long total = findings.values().stream().mapToLong(Long::longValue).sum();
        return new Summary(total, 0, new TreeMap<>(findings));
    }

    private static String time(@Nullable Instant time) {
        return time == null ? GOS_ZERO_TIME : time.toString();
    }

    /** The version is what comes after the last space of {@code Trivy v0.37.2}. */
    private static @Nullable Scanner scanner(@Nullable String scanner) {
        if (scanner == null) {
            return null;
        }
        int space = scanner.lastIndexOf(' ');
        return space < 0
                ? new Scanner(scanner, "", "")
                : new Scanner(scanner.substring(0, space), "", scanner.substring(space + 1));
    }
}
