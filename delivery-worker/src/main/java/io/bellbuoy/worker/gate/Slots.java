package io.bellbuoy.worker.gate;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** The requests that a lane may have open, and how they are divided among kinds, hosts and endpoints. */
final class Slots {

    private final GateSettings settings;
    private final Map<Kind, Integer> ofKind = new EnumMap<>(Kind.class);
    private final Map<String, Integer> ofHost = new HashMap<>();
    private int taken;

    Slots(GateSettings settings) {
        this.settings = settings;
    }

    int taken() {
        return taken;
    }

    boolean isAnyFree() {
        return taken < settings.maxInFlight();
    }

    /** Whether an endpoint that has so many may have one more. */
    boolean hasShare(String host, int inFlight) {
        return inFlight < settings.shareOf(settings.maxInFlight() - taken)
                && ofHost.getOrDefault(host, 0) < settings.maxInFlightPerHost();
    }

    boolean has(Kind kind) {
        return isAnyFree() && ofKind.getOrDefault(kind, 0) < settings.maxInFlightOfKind();
    }

    void take(Kind kind, String host) {
        taken++;
        ofKind.merge(kind, 1, Integer::sum);
        ofHost.merge(host, 1, Integer::sum);
    }

    void giveBack(Kind kind, String host) {
        taken--;
        ofKind.merge(kind, -1, Integer::sum);
        ofHost.computeIfPresent(host, (name, count) -> count == 1 ? null : count - 1);
    }
}
