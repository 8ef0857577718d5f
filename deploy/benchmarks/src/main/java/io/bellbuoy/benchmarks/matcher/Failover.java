package io.bellbuoy.benchmarks.matcher;

import io.bellbuoy.benchmarks.Figures;
import io.bellbuoy.benchmarks.MarkdownTable;
import io.bellbuoy.benchmarks.installation.Broker;
import io.bellbuoy.benchmarks.installation.Installation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;

/**
 * Two matchers, one at work and one standing by, and {@code kill -9} to the first.
 *
 * @param longestGap without a notification
 */
record Failover(Duration longestGap) {

    private static final List<String> HEAD = List.of("kill -9 of the active one of two", "longest gap s");
    private static final String SESSION = "3s";
    private static final int BEFORE = 2 * SteadyStream.PER_SECOND;
    private static final int EVENTS = 8 * SteadyStream.PER_SECOND;

    static Failover measure(Broker broker) throws Exception {
        Installation installation = Installation.create(broker, "failover", "matcher.session-timeout=" + SESSION);
        try (Feeder feeder = Feeder.eager(installation, FanOut.TO_ONE)) {
            feeder.putSubscriptions();
        }
        try (MatcherProcess first = MatcherProcess.start(installation, "first")) {
            String alone = active(installation);
            try (MatcherProcess second = MatcherProcess.start(installation, "second");
                    SteadyStream stream = SteadyStream.start(installation, FanOut.TO_ONE, EVENTS)) {
                stream.readUntil(BEFORE);
                MatcherProcess active = active(installation).equals(alone) ? first : second;
                active.kill();
                return new Failover(stream.readUntil(EVENTS).longestGap());
            }
        }
    }

    /** The client that has the one partition of the events; the other has nothing but a standby. */
    private static String active(Installation installation) throws ExecutionException, InterruptedException {
        try (Admin admin = installation.admin()) {
            return admin.describeConsumerGroups(List.of(installation.group())).all().get().values().stream()
                    .flatMap(group -> group.members().stream())
                    .filter(member -> !member.assignment().topicPartitions().isEmpty())
                    .map(MemberDescription::clientId)
                    .findFirst()
                    .orElseThrow();
        }
    }

    double seconds() {
        return longestGap.toMillis() / 1e3;
    }

    MarkdownTable table() {
        return new MarkdownTable(HEAD, List.of(List.of("session time-out " + SESSION, Figures.fine(seconds()))));
    }
}
