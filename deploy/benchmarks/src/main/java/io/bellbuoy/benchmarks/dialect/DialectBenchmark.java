package io.bellbuoy.benchmarks.dialect;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellbuoy.benchmarks.Benchmark;
import io.bellbuoy.benchmarks.Effort;
import io.bellbuoy.benchmarks.Figures;
import io.bellbuoy.benchmarks.Machine;
import io.bellbuoy.benchmarks.MarkdownTable;
import io.bellbuoy.benchmarks.Report;
import io.bellbuoy.dialect.catalogue.Dialects;
import io.bellbuoy.dialect.catalogue.Formats;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the registries' words cost: each dialect read, each format written. */
public final class DialectBenchmark implements Benchmark {

    @Override
    public String name() {
        return "dialects";
    }

    @Override
    public Report run(Effort effort) throws IOException {
        List<Rate> read = Dialects.names().stream()
                .map(name -> new Rate(
                        name, Reading.measure(effort, name), Sample.of(name).bytes()))
                .toList();
        List<Rate> written = Formats.names().stream()
                .map(name -> new Rate(name, Writing.measure(effort, name), Writing.bytes(name)))
                .toList();
        return new Report(
                "%s\n\n%s\n%s"
                        .formatted(
                                Machine.describe(ObjectMapper.class), table("read", read), table("written", written)),
                figures(read, written));
    }

    private static MarkdownTable table(String what, List<Rate> rates) {
        return new MarkdownTable(
                List.of(what, "bytes", "a second", "MB/s", "µs each"),
                rates.stream().map(Rate::row).toList());
    }

    private static Map<String, String> figures(List<Rate> read, List<Rate> written) {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("slowest_read_per_s", Figures.whole(slowest(read)));
        figures.put("slowest_written_per_s", Figures.whole(slowest(written)));
        return figures;
    }

    private static double slowest(List<Rate> rates) {
        return rates.stream().mapToDouble(Rate::perSecond).min().orElseThrow();
    }

    /** How fast one of them is, and with how large a body. */
    private record Rate(String name, double perSecond, int bytes) {

        List<String> row() {
            return List.of(
                    "`" + name + "`",
                    Figures.grouped(bytes),
                    Figures.grouped(perSecond),
                    Figures.fine(perSecond * bytes / 1e6),
                    Figures.fine(1e6 / perSecond));
        }
    }
}
