package io.bellbuoy.ingest.sources;

import io.bellbuoy.events.AvroTrust;
import io.bellbuoy.events.Source;
import io.bellbuoy.json.InvalidJsonException;
import io.bellbuoy.json.Problems;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A valid document on its way to become a source: without times, perhaps without its secrets.
 *
 * @param source what is asked for, tenant and dialect included
 * @param sharesSecrets whether it must have secrets
 */
public record SourceDraft(Source source, boolean sharesSecrets) {

    static {
        AvroTrust.ensure();
    }

    /**
     * What it makes of the source that was there before, if one was. Secrets that it leaves out stay: they are compared with
     * what comes in, and never sent to anybody.
     *
     * @throws InvalidJsonException when there are none
     */
    public Source after(Optional<Source> previous, Instant now) {
        List<String> secrets = source.getSecrets().isEmpty() && sharesSecrets
                ? previous.map(Source::getSecrets).orElse(List.of())
                : source.getSecrets();
        Problems problems = new Problems();
        if (sharesSecrets && secrets.isEmpty()) {
            problems.add("/secrets", "must be given: the verification " + source.getVerification() + " needs one");
        }
        problems.throwIfAny();
        return Source.newBuilder(source)
                .setSecrets(secrets)
                .setCreated(previous.map(Source::getCreated).orElse(now))
                .setUpdated(now)
                .build();
    }

    /** Without the document, which may hold secrets. */
    @Override
    public String toString() {
        return "SourceDraft[" + source.getTenant() + "/" + source.getDialect() + "]";
    }
}
