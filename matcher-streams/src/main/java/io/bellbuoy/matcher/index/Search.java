package io.bellbuoy.matcher.index;

import io.bellbuoy.matching.EventSubjects;
import java.util.ArrayList;
import java.util.List;

/** One event looking for its subscriptions. */
final class Search {

    private final long number;
    private final Owner tenant;
    private final EventSubjects event;
    private final List<Match> found = new ArrayList<>();

    /**
     * A search.
     *
     * @param number higher than that of any search before, so that a mark left with it is known to be this search's
     * @param tenant whose subscriptions are looked for, beside the platform's
     */
    Search(long number, String tenant, EventSubjects event) {
        this.number = number;
        this.tenant = Owner.of(tenant);
        this.event = event;
    }

    long number() {
        return number;
    }

    Owner tenant() {
        return tenant;
    }

    EventSubjects event() {
        return event;
    }

    void add(Match match) {
        found.add(match);
    }

    /** Those that want the event, so far. */
    List<Match> found() {
        return found;
    }
}
