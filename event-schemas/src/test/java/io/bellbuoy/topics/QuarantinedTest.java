package io.bellbuoy.topics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class QuarantinedTest {

    private static final byte[] KEY = {1};
    private static final byte[] VALUE = {2};

    @Test
    void shouldKeepTheRecordAndSayWhereAndWhy() {
        Headers own = new RecordHeaders().add("trace", null);

        Quarantined aside = of(VALUE, own, "unreadable");

        assertThat(aside.key()).isEqualTo(KEY);
        assertThat(aside.value()).isEqualTo(VALUE);
        assertThat(aside.headers().lastHeader("trace")).isNotNull();
        assertThat(text(aside, HeaderNames.QUARANTINED_FROM)).isEqualTo("events/3/42");
        assertThat(text(aside, HeaderNames.QUARANTINED_BY)).isEqualTo("worker");
        assertThat(text(aside, HeaderNames.QUARANTINE_REASON)).isEqualTo("unreadable");
        assertThat(own).hasSize(1);
    }

    @Test
    void shouldLeaveOutWhatWouldNotFit() {
        Headers large = new RecordHeaders().add("blob", new byte[100_000]);

        Quarantined aside = of(new byte[Topics.MAX_EVENT_BYTES], large, "r".repeat(5_000));

        assertThat(aside.value()).isNull();
        assertThat(aside.headers().lastHeader("blob")).isNull();
        assertThat(text(aside, HeaderNames.QUARANTINE_REASON)).hasSize(1_000);
    }

    private static Quarantined of(byte[] value, Headers headers, String reason) {
        return Quarantined.of(KEY, value, headers, "worker", new TopicPartition("events", 3), 42, reason);
    }

    private static String text(Quarantined aside, String header) {
        return new String(aside.headers().lastHeader(header).value(), UTF_8);
    }
}
