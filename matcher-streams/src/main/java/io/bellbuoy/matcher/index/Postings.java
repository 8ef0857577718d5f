package io.bellbuoy.matcher.index;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Several subscriptions in one place, in no order. */
final class Postings implements Posting {

    private @Nullable IndexedSubscription[] subscriptions;
    private int size;

    Postings(IndexedSubscription first, IndexedSubscription second) {
        subscriptions = new @Nullable IndexedSubscription[] {first, second};
        size = 2;
        first.moveTo(0);
        second.moveTo(1);
    }

    @Override
    public void show(Search search) {
        for (int at = 0; at < size; at++) {
            IndexedSubscription subscription = subscriptions[at];
            if (subscription != null) {
                subscription.show(search);
            }
        }
    }

    @Override
    public Posting with(IndexedSubscription subscription) {
        if (size == subscriptions.length) {
            subscriptions = Arrays.copyOf(subscriptions, size + 1 + (size >> 1));
        }
        subscription.moveTo(size);
        subscriptions[size++] = subscription;
        return this;
    }

    @Override
    public @Nullable Posting without(IndexedSubscription subscription) {
        int at = find(subscription);
        if (at < size) {
            fillWithLast(at);
        }
        return size == 1 ? subscriptions[0] : this;
    }

    private void fillWithLast(int at) {
        IndexedSubscription last = subscriptions[--size];
        subscriptions[size] = null;
        if (at < size && last != null) {
            subscriptions[at] = last;
            last.moveTo(at);
        }
    }

    /** Where it is, or the size. Its own word is right unless it has patterns in several places. */
    private int find(IndexedSubscription subscription) {
        int said = subscription.position();
        if (said < size && subscriptions[said] == subscription) {
            return said;
        }
        int at = 0;
        while (at < size && subscriptions[at] != subscription) {
            at++;
        }
        return at;
    }
}
