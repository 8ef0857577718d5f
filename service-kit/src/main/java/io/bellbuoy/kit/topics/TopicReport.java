package io.bellbuoy.kit.topics;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What provisioning found and did.
 *
 * @param created topics that were missing
 * @param verified topics that were there, with the right number of partitions
 * @param differing their configurations that differ
 * @param corrected whether the differing ones were then set as expected
 */
public record TopicReport(
        List<String> created, List<String> verified, List<ConfigDifference> differing, boolean corrected) {

    public TopicReport {
        created = List.copyOf(created);
        verified = List.copyOf(verified);
        differing = List.copyOf(differing);
    }

    /** One line per topic, and one per difference. */
    @Override
    public String toString() {
        String verdict = corrected ? "corrected " : "differs   ";
        return Stream.of(
                        created.stream().map(topic -> "created   " + topic),
                        verified.stream().map(topic -> "verified  " + topic),
                        differing.stream().map(difference -> verdict + difference))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }
}
