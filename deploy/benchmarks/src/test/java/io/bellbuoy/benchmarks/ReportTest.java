package io.bellbuoy.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ReportTest {

    @Test
    void shouldPutFiguresOnOneLineInTheirOrder() {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("update_us", Figures.fine(1.234));
        figures.put("bytes", Figures.whole(432.1));

        assertThat(new Report("", figures).summary()).isEqualTo("update_us=1.23 bytes=432");
    }

    @Test
    void shouldSpellATableInMarkdown() {
        MarkdownTable table =
                new MarkdownTable(List.of("engine", "events/s"), List.of(List.of("ours", Figures.grouped(1234567))));

        assertThat(table).hasToString("| engine | events/s |\n| --- | ---: |\n| ours | 1,234,567 |\n");
    }

    @Test
    void shouldTakeTheMiddleOfFiguresWhateverTheirOrder() {
        assertThat(Median.of(DoubleStream.of(9, 1, 2))).isEqualTo(2);
    }
}
