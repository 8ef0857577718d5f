package io.bellbuoy.ingest.history.peers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.bellbuoy.ingest.delivery.AttemptFilter;
import io.bellbuoy.ingest.history.log.HistoryQuery;
import io.bellbuoy.ingest.history.log.HistoryQuery.Attempts;
import io.bellbuoy.ingest.history.log.HistoryQuery.NewestByEventType;
import io.bellbuoy.ingest.history.log.HistoryQuery.OfNotification;
import io.bellbuoy.matching.EventTypePattern;
import io.bellbuoy.topics.SubscriptionKey;
import io.vertx.core.MultiMap;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;

/** A question to one partition, as parameters of a path. */
final class QueryForm {

    private static final String KIND = "kind";
    private static final String ATTEMPTS = "attempts";
    private static final String NEWEST = "newest";
    private static final String NOTIFICATION = "notification";
    private static final String SUBSCRIPTION = "subscription";
    private static final String TENANT = "tenant";
    private static final String VERDICT = "verdict";
    private static final String EVENT_TYPE = "eventType";
    private static final String SINCE = "since";
    private static final String UNTIL = "until";
    private static final String AFTER = "after";
    private static final String LIMIT = "limit";

    private QueryForm() {}

    static String write(HistoryQuery query) {
        return parameters(query).entries().stream()
                .map(parameter -> parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), UTF_8))
                .collect(joining("&"));
    }

    /** Throws {@link IllegalArgumentException} when there is no question. */
    static HistoryQuery read(MultiMap form) {
        return switch (required(form, KIND)) {
            case ATTEMPTS ->
                new Attempts(
                        SubscriptionKey.parse(required(form, SUBSCRIPTION)),
                        filter(form),
                        optional(form, AFTER, QueryForm::bytes),
                        Integer.parseInt(required(form, LIMIT)));
            case NEWEST -> new NewestByEventType(SubscriptionKey.parse(required(form, SUBSCRIPTION)));
            case NOTIFICATION -> new OfNotification(required(form, TENANT), required(form, NOTIFICATION));
            default -> throw new IllegalArgumentException("An unknown kind of question");
        };
    }

    private static MultiMap parameters(HistoryQuery query) {
        MultiMap form = MultiMap.caseInsensitiveMultiMap();
        if (query instanceof Attempts attempts) {
            AttemptFilter filter = attempts.filter();
            form.add(KIND, ATTEMPTS).add(SUBSCRIPTION, attempts.subscription().toString());
            filter.verdicts().forEach(verdict -> form.add(VERDICT, verdict));
            filter.eventType().ifPresent(type -> form.add(EVENT_TYPE, type.text()));
            filter.since().ifPresent(since -> form.add(SINCE, since.toString()));
            filter.until().ifPresent(until -> form.add(UNTIL, until.toString()));
            attempts.after().ifPresent(after -> form.add(AFTER, text(after)));
            return form.add(LIMIT, Integer.toString(attempts.limit()));
        }
        if (query instanceof NewestByEventType newest) {
            return form.add(KIND, NEWEST)
                    .add(SUBSCRIPTION, newest.subscription().toString());
        }
        OfNotification asked = (OfNotification) query;
        return form.add(KIND, NOTIFICATION).add(TENANT, asked.tenant()).add(NOTIFICATION, asked.notification());
    }

    private static AttemptFilter filter(MultiMap form) {
        return new AttemptFilter(
                Set.copyOf(form.getAll(VERDICT)),
                optional(form, EVENT_TYPE, EventTypePattern::new),
                optional(form, SINCE, Instant::parse),
                optional(form, UNTIL, Instant::parse));
    }

    private static <T> Optional<T> optional(MultiMap form, String name, Function<String, T> reader) {
        return Optional.ofNullable(form.get(name)).map(reader);
    }

    private static String required(MultiMap form, String name) {
        return Objects.requireNonNullElse(form.get(name), "");
    }

    static String text(Bytes bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.get());
    }

    static Bytes bytes(String text) {
        return Bytes.wrap(Base64.getUrlDecoder().decode(text));
    }
}
