package io.bellbuoy.standalone.dlq;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.events.AttemptOutcome;
import io.bellbuoy.events.AvroTrust;
import io.bellbuoy.events.DeadLetter;
import io.bellbuoy.events.Notification;
import io.bellbuoy.replay.deadletter.Entry;
import io.bellbuoy.topics.SubscriptionKey;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LetterTableTest {

    static {
        AvroTrust.ensure();
    }

    private final StringWriter out = new StringWriter();
    private final LetterTable table = new LetterTable(new PrintWriter(out));

    @Test
    void shouldHaveOneLineALetter() {
        table.add(letter("ci", "https://ci.example:443"));

        assertThat(out.toString().lines())
                .containsExactly(
                        "DIED (UTC)      NOTIFICATION                          SUBSCRIPTION        REASON                ENDPOINT",
                        "11-21 06:30:00  ntf_546425d4468a5938710cea30d8b84bb6  acme/ci             http_status ×1        https://ci.example:443");
    }

    @Test
    void shouldStayWithin120ColumnsWhateverTheNames() {
        table.add(letter("a-subscription-with-a-very-long-name", "https://" + "long.".repeat(20) + "example:443"));

        assertThat(out.toString().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
        assertThat(out.toString()).contains("acme/a-subscripti…");
    }

    @Test
    void shouldShowALetterWithoutAnEndpoint() {
        table.add(letter("ci", null));

        assertThat(out.toString().lines().skip(1))
                .allSatisfy(line -> assertThat(line).endsWith(" -"));
    }

    private static Entry letter(String subscription, @Nullable String endpoint) {
        DeadLetter letter = DeadLetter.newBuilder()
                .setNotification(Notification.newBuilder()
                        .setId("ntf_546425d4468a5938710cea30d8b84bb6")
                        .build())
                .setReason("http_status")
                .setDied(Instant.parse("2026-11-21T06:30:00.123Z"))
                .setAttempts(List.of(AttemptOutcome.newBuilder().build()))
                .setEndpoint(endpoint)
                .build();
        return new Entry(0, 0, new SubscriptionKey("acme", subscription), letter);
    }
}
