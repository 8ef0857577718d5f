package io.bellbuoy.matcher.index;

import java.util.Arrays;

/** Subscriptions in one place, in no order; one that two of its patterns led here is here twice. */
final class Postings {

    private static final IndexedSubscription[] NONE = {};

    private IndexedSubscription[] subscriptions = NONE;
    private int size;

    void add(IndexedSubscription subscription) {
        if (size == subscriptions.length) {
            subscriptions = Arrays.copyOf(subscriptions, size + 1 + (size >> 1));
        }
        subscriptions[size++] = subscription;
    }

    /** Takes one of the subscription's postings away. */
    void remove(IndexedSubscription subscription) {
        for (int at = 0; at < size; at++) {
            if (subscriptions[at] == subscription) {
                subscriptions[at] = subscriptions[--size];
                subscriptions = Arrays.copyOf(subscriptions, size);
                return;
            }
        }
    }

    void show(Search search) {
        for (int at = 0; at < size; at++) {
            subscriptions[at].show(search);
        }
    }

    boolean isEmpty() {
        return size == 0;
    }
}
