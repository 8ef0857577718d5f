package io.bellbuoy.matcher.index;

import org.jspecify.annotations.Nullable;

/** Subscriptions that wait in one place: one, which most are, or several. */
sealed interface Posting permits IndexedSubscription, Postings {

    void show(Search search);

    /** These and one more, which may be among them already: two of its patterns have led here. */
    Posting with(IndexedSubscription subscription);

    /** These less one time this one; null when nobody is left. */
    @Nullable
    Posting without(IndexedSubscription subscription);
}
