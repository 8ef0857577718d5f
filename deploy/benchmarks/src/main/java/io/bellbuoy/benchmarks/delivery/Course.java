package io.bellbuoy.benchmarks.delivery;

import io.bellbuoy.benchmarks.installation.Broker;
import io.bellbuoy.benchmarks.installation.Installation;
import java.util.ArrayList;
import java.util.List;

/** What all contenders find: the same topics full of the same notifications, and the same sink. */
record Course(Installation installation, NginxSink sink, Traffic traffic) {

    private static final int SUBSCRIPTIONS = 500;

    static Course prepare(Broker broker, NginxSink sink, int notifications) {
        Installation installation = Installation.create(
                broker, "delivery", Installation.NO_STANDBY, "delivery.allowed-networks=127.0.0.0/8");
        Traffic traffic = Traffic.to(sink.url(), SUBSCRIPTIONS);
        try (Feeder feeder = Feeder.eager(installation, traffic)) {
            feeder.putSubscriptions();
            feeder.putNotifications(notifications);
        }
        return new Course(installation, sink, traffic);
    }

    /** Settings of one who begins at the beginning. */
    List<String> sets(String group, int inFlight) {
        List<String> sets = new ArrayList<>(installation.sets(group));
        sets.add("delivery.group-id=" + group);
        sets.add("delivery.max-in-flight=" + inFlight);
        // There is one host only.
        sets.add("delivery.max-in-flight-per-host=" + inFlight);
        return sets;
    }
}
