package io.bellbuoy.embedded;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;

/** How a new schema of a subject must get on with the earlier ones, in Confluent's words. */
enum Compatibility {
    NONE(false, false, false),
    BACKWARD(true, false, false),
    BACKWARD_TRANSITIVE(true, false, true),
    FORWARD(false, true, false),
    FORWARD_TRANSITIVE(false, true, true),
    FULL(true, true, false),
    FULL_TRANSITIVE(true, true, true);

    private final boolean newReadsOld;
    private final boolean oldReadsNew;
    private final boolean withAllVersions;

    Compatibility(boolean newReadsOld, boolean oldReadsNew, boolean withAllVersions) {
        this.newReadsOld = newReadsOld;
        this.oldReadsNew = oldReadsNew;
        this.withAllVersions = withAllVersions;
    }

    /**
     * What speaks against the candidate; nothing if it may follow.
     *
     * @param earlier the subject's schemas, oldest first
     */
    List<String> conflicts(Schema candidate, List<Schema> earlier) {
        int first = withAllVersions ? 0 : Math.max(0, earlier.size() - 1);
        return earlier.subList(first, earlier.size()).stream()
                .flatMap(old -> conflicts(candidate, old))
                .distinct()
                .toList();
    }

    private Stream<String> conflicts(Schema candidate, Schema old) {
        var backward = newReadsOld ? unreadable("the new schema cannot read old data", candidate, old) : noConflict();
        var forward = oldReadsNew ? unreadable("an old schema cannot read new data", old, candidate) : noConflict();
        return Stream.concat(backward, forward);
    }

    private static Stream<String> unreadable(String what, Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult()
                .getIncompatibilities()
                .stream()
                .map(found -> what + ": " + inWords(found));
    }

    private static String inWords(Incompatibility found) {
        return Stream.of(found.getType().name(), "at", found.getLocation(), "(" + found.getMessage() + ")")
                .collect(joining(" "));
    }

    private static Stream<String> noConflict() {
        return Stream.empty();
    }
}
