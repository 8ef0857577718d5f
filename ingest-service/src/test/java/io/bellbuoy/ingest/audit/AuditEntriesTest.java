package io.bellbuoy.ingest.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.events.AuditEntry;
import io.bellbuoy.events.AvroTrust;
import io.bellbuoy.events.Source;
import io.bellbuoy.topics.SourceKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditEntriesTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final SourceKey KEY = new SourceKey("acme", "github");
    private static final Actor ACTOR = new Actor("token:abc", "192.0.2.1", "req-1");

    static {
        AvroTrust.ensure();
    }

    @Test
    void shouldSayWhoDidWhatToWhich() {
        AuditEntry entry = change(Optional.empty(), Optional.of(source("header")));

        assertThat(entry.getTime()).isEqualTo(NOW);
        assertThat(entry.getActor()).isEqualTo("token:abc");
        assertThat(entry.getAddress()).isEqualTo("192.0.2.1");
        assertThat(entry.getRequestId()).isEqualTo("req-1");
        assertThat(entry.getTenant()).isEqualTo("acme");
        assertThat(entry.getKind()).isEqualTo("source");
        assertThat(entry.getId()).isEqualTo("github");
    }

    @Test
    void shouldNameTheChangeByWhatThereWasAndWhatThereIs() {
        Optional<Source> one = Optional.of(source("header"));

        assertThat(change(Optional.empty(), one).getAction()).isEqualTo("source.created");
        assertThat(change(one, Optional.of(source("other"))).getAction()).isEqualTo("source.updated");
        assertThat(change(one, Optional.empty()).getAction()).isEqualTo("source.deleted");
        assertThat(change(one, Optional.empty()).getAfter()).isNull();
    }

    @Test
    void shouldShowTheThingBeforeAndAfterWithoutItsSecrets() {
        AuditEntry entry = change(Optional.of(source("header")), Optional.of(source("other")));

        assertThat(entry.getBefore()).contains("\"header\"").doesNotContain("geheim");
        assertThat(entry.getAfter()).contains("\"other\"").doesNotContain("geheim");
    }

    private static AuditEntry change(Optional<Source> before, Optional<Source> after) {
        return AuditEntries.change(ACTOR, "source", KEY, before, after, NOW);
    }

    private static Source source(String verification) {
        return Source.newBuilder()
                .setTenant("acme")
                .setDialect("github")
                .setVerification(verification)
                .setSecrets(List.of("geheim-secret"))
                .build();
    }
}
