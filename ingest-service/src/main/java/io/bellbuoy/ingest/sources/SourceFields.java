package io.bellbuoy.ingest.sources;

import io.bellbuoy.events.Source;
import io.bellbuoy.json.Problems;
import io.bellbuoy.kit.secrets.SealedText;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What the fields of a source must be. */
final class SourceFields {

    private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");
    private static final Pattern SECRET = Pattern.compile("[\\x21-\\x7E][\\x20-\\x7E]{6,4094}[\\x21-\\x7E]");
    private static final int MAX_SECRETS = 8;
    private static final int MAX_CLAIM = 1024;

    private SourceFields() {}

    static void checkSecrets(Source source, Problems problems) {
        List<String> secrets = source.getSecrets();
        if (secrets.size() > MAX_SECRETS) {
            problems.add("/secrets", "must be at most " + MAX_SECRETS);
        }
        IntStream.range(0, secrets.size()).forEach(i -> {
            if (!SECRET.matcher(secrets.get(i)).matches()) {
                problems.add(
                        "/secrets/" + i, "must be 8 to 4096 characters of printable ASCII, without spaces around them");
            } else if (SealedText.is(secrets.get(i))) {
                problems.add(
                        "/secrets/" + i,
                        "must not begin with " + SealedText.PREFIX + ", which marks what is encrypted");
            }
        });
    }

    static void checkHeader(Source source, Problems problems) {
        if (source.getHeader() != null && !HEADER.matcher(source.getHeader()).matches()) {
            problems.add("/header", "must be a header name of 1 to 100 token characters");
        }
    }

    static void require(Source source, Problems problems, String... fields) {
        for (String field : fields) {
            if (!(source.get(field) instanceof String text) || text.isBlank() || text.length() > MAX_CLAIM) {
                problems.add(
                        "/" + field,
                        "must have 1 to " + MAX_CLAIM + " characters for the verification " + source.getVerification());
            }
        }
    }

    static void refuseSecrets(Source source, Problems problems) {
        if (!source.getSecrets().isEmpty()) {
            problems.add("/secrets", unused(source));
        }
    }

    static void refuse(Source source, Problems problems, String... fields) {
        for (String field : fields) {
            if (source.get(field) != null) {
                problems.add("/" + field, unused(source));
            }
        }
    }

    private static String unused(Source source) {
        return "must be absent: the verification " + source.getVerification() + " has no use for it";
    }
}
