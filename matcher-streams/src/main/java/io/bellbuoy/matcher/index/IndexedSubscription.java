package io.bellbuoy.matcher.index;

import io.bellbuoy.matching.SubscriptionMatcher;

/** A subscription as the index holds it. */
final class IndexedSubscription {

    private final String id;
    private final long version;
    private final SubscriptionMatcher matcher;
    private long shownIn;

    IndexedSubscription(String id, long version, SubscriptionMatcher matcher) {
        this.id = id;
        this.version = version;
        this.matcher = matcher;
    }

    String id() {
        return id;
    }

    long version() {
        return version;
    }

    SubscriptionMatcher matcher() {
        return matcher;
    }

    /** Looks at the event, but only once in a search, however many patterns have led here. */
    void show(Search search) {
        if (shownIn != search.number()) {
            shownIn = search.number();
            matcher.match(search.event()).ifPresent(matched -> search.found().add(new Match(id, version, matched)));
        }
    }
}
