package io.bellbuoy.ingest.http;

import io.bellbuoy.events.Subscription;
import io.bellbuoy.ingest.http.Paging.Part;
import io.bellbuoy.ingest.subscriptions.SubscriptionFilter;
import io.bellbuoy.ingest.subscriptions.SubscriptionOrder;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Which subscriptions a request wants to see, and in what order. */
record SubscriptionList(SubscriptionFilter filter, SubscriptionOrder order, Paging paging) {

    private static final String SORT = "sort";
    private static final List<String> PARAMETERS = Stream.of(
                    SubscriptionFilter.FIELDS, List.of(SORT), Paging.PARAMETERS)
            .flatMap(List::stream)
            .toList();

    static SubscriptionList of(Query query) {
        query.knowing(PARAMETERS);
        return new SubscriptionList(
                filter(query),
                query.read(SORT, SubscriptionOrder::named, "must be one of " + SubscriptionOrder.names())
                        .orElse(SubscriptionOrder.USUAL),
                Paging.of(query));
    }

    Part<Subscription> cut(List<Subscription> all) {
        Comparator<String> rising = order.rising();
        Stream<Subscription> wanted = all.stream()
                .filter(filter)
                .filter(found -> paging.after()
                        .filter(seen -> rising.compare(order.place(found), seen) <= 0)
                        .isEmpty())
                .sorted(Comparator.comparing(order::place, rising));
        return paging.cut(wanted, order::place);
    }

    private static SubscriptionFilter filter(Query query) {
        return new SubscriptionFilter(
                query.flag("enabled"),
                query.text("eventType"),
                query.text("endpointHost"),
                query.text("format"),
                query.texts("label").stream().map(SubscriptionList::label).toList(),
                query.text("q"));
    }

    private static SubscriptionFilter.Label label(String text) {
        return SubscriptionFilter.Label.read(text)
                .orElseThrow(() -> Query.wrong("label", SubscriptionFilter.Label.EXPECTED));
    }
}
