package io.bellbuoy.kit.config;

import io.bellbuoy.time.Durations;
import io.bellbuoy.topics.RetryLadder;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/** What a value has to be, in words for the reader and as a test for the machine. An absent value passes. */
record Expectation(String words, Predicate<Object> holds) implements ConfigDef.Validator {

    private static final int LONGEST_TOPIC_PREFIX = 128;
    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?");
    private static final Pattern CLAIM_GRANT =
            Pattern.compile("[^=]+=.+>([^:>]+:(admin|editor|reader|producer)|platform-admin)");
    private static final List<String> SIGNATURE_ALGORITHMS =
            List.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");

    @Override
    public void ensureValid(String key, @Nullable Object value) {
        if (value != null && !holds.test(value)) {
            throw new ConfigException(key, value, "expected " + words);
        }
    }

    @Override
    public String toString() {
        return words;
    }

    static Expectation text() {
        return new Expectation("some text", value -> !((String) value).isBlank());
    }

    static Expectation wholeNumber(int least, int most) {
        return new Expectation("a whole number from " + least + " to " + most, value -> {
            int number = (Integer) value;
            return number >= least && number <= most;
        });
    }

    static Expectation part() {
        return new Expectation("a number from 0 to 1", value -> {
            double number = (Double) value;
            return number >= 0 && number <= 1;
        });
    }

    static Expectation port() {
        return wholeNumber(0, 65_535);
    }

    static Expectation duration() {
        return new Expectation(
                "a duration such as 100ms, 15s, 5m, 2h or 7d, longer than none",
                value -> isDuration((String) value, Duration.ofMillis(1)));
    }

    static Expectation durationOrZero() {
        return new Expectation(
                "a duration such as 100ms, 15s, 5m, 2h or 7d, or 0",
                value -> isDuration((String) value, Duration.ZERO));
    }

    static Expectation historyRetention() {
        return new Expectation(
                "a duration of at least 1m, such as 12h or 7d, or 0",
                value -> isDuration((String) value, Duration.ofMinutes(1)) || isZero((String) value));
    }

    static Expectation retryLadder() {
        return new Expectation(
                "a list of durations in whole seconds such as 5s,1m,2h, each longer than the one before",
                value -> isRetryLadder((List<?>) value));
    }

    static Expectation networks() {
        return new Expectation(
                "a list of addresses or networks such as 10.0.0.0/8,fd00::/8, with no bits set behind the prefix",
                value -> ((List<?>) value).stream().allMatch(item -> Networks.isNetwork((String) item)));
    }

    static Expectation hosts() {
        return new Expectation("a list of host names such as ci.corp.example,*.corp.example", value -> ((List<?>) value)
                .stream().allMatch(item -> HostPatterns.isPattern((String) item)));
    }

    static Expectation nameServers() {
        return new Expectation(
                "a list of addresses with ports such as 9.9.9.9:53,[2620:fe::fe]:53",
                value -> ((List<?>) value).stream().allMatch(item -> Networks.isSocketAddress((String) item)));
    }

    static Expectation proxies() {
        return new Expectation(
                "a list of name=scheme://host:port or name=scheme://user:password@host:port, percent-encoded, with http, "
                        + "https or socks5",
                value -> areProxies(((Password) value).value()));
    }

    static Expectation trueOrFalse() {
        return new Expectation("true or false", value -> true);
    }

    static Expectation httpUrl() {
        return new Expectation("an http:// or https:// URL", value -> isHttpUrl((String) value));
    }

    static Expectation httpUrls() {
        return new Expectation(
                "http:// or https:// URLs, separated by commas",
                value -> Stream.of(((String) value).split(",", -1)).allMatch(Expectation::isHttpUrl));
    }

    static Expectation topicPrefix() {
        return new Expectation(
                "at most " + LONGEST_TOPIC_PREFIX + " letters, digits, dots, underscores and hyphens",
                value -> ((String) value).matches("[a-zA-Z0-9._-]{0," + LONGEST_TOPIC_PREFIX + "}"));
    }

    static Expectation instanceId() {
        return new Expectation("1 to 128 letters, digits, dots, underscores and hyphens", value -> ((String) value)
                .matches("[a-zA-Z0-9._-]{1,128}"));
    }

    static Expectation secret(int leastCharacters) {
        return new Expectation(
                "at least " + leastCharacters + " characters",
                value -> ((Password) value).value().length() >= leastCharacters);
    }

    static Expectation origins() {
        return new Expectation(
                "a list of origins such as https://console.example,http://localhost:3000, without a path",
                value -> ((List<?>) value)
                        .stream().allMatch(item -> ORIGIN.matcher((String) item).matches()));
    }

    /** Of keys that come in pairs: with a shared one, whoever can verify a token could make one. */
    static Expectation signatureAlgorithms() {
        return new Expectation(
                "a list of " + String.join(", ", SIGNATURE_ALGORITHMS),
                value -> !((List<?>) value).isEmpty() && SIGNATURE_ALGORITHMS.containsAll((List<?>) value));
    }

    static Expectation claimGrants() {
        return new Expectation(
                "a list of claim=value>tenant:role, with admin, editor, reader or producer as role, "
                        + "or claim=value>platform-admin",
                value -> ((List<?>) value).stream().allMatch(item -> CLAIM_GRANT
                        .matcher((String) item)
                        .matches()));
    }

    private static boolean isDuration(String text, Duration least) {
        try {
            return Durations.parse(text).compareTo(least) >= 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isZero(String text) {
        return isDuration(text, Duration.ZERO) && Durations.parse(text).isZero();
    }

    private static boolean isRetryLadder(List<?> items) {
        try {
            new RetryLadder(
                    items.stream().map(item -> Durations.parse((String) item)).toList());
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean areProxies(String text) {
        try {
            ForwardProxy.parseAll(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isHttpUrl(String text) {
        try {
            URI uri = new URI(text.strip());
            boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return isHttp && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
