package io.bellbuoy.dialect;

import io.bellbuoy.json.Problems;
import java.util.List;
import java.util.stream.Stream;

/**
 * The events of a request one by one, so that what is wrong with one of them need not be the fate of all.
 *
 * @param items in the order of the body
 * @param isList whether the body is a list, so that each item has a place in it
 */
public record Batch(List<Item> items, boolean isList) {

    public Batch {
        items = List.copyOf(items);
    }

    /** A body that is a list of events, and be it of one. */
    public static Batch list(List<Item> items) {
        return new Batch(items, true);
    }

    /** A body that is one event. */
    public static Batch single(Item item) {
        return new Batch(List.of(item), false);
    }

    /**
     * All of the events or nothing.
     *
     * @throws io.bellbuoy.json.InvalidJsonException with everything that is wrong with any, and where in the body
     */
    public Translation orThrow() {
        Problems problems = new Problems();
        for (int i = 0; i < items.size(); i++) {
            problems.addAll(isList ? "/" + i : "", items.get(i).problems());
        }
        problems.throwIfAny();
        return new Translation(
                items.stream().flatMap(item -> Stream.ofNullable(item.event())).toList(), 0);
    }
}
