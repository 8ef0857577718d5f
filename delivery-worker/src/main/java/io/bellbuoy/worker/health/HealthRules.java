package io.bellbuoy.worker.health;

import io.bellbuoy.events.AvroTrust;
import io.bellbuoy.events.EndpointHealth;
import io.bellbuoy.events.RegistryEvent;
import java.util.List;
import java.util.Optional;

/**
 * What observations make of an endpoint's health. All that is known of it is of one version of its subscription: whoever
 * puts the subscription again asks for another try, and gets it afresh. Pure; records passed in are not changed.
 *
 * <p>Only what matters is a change, so that health is not written with every attempt: of a series of failures at most
 * thirteen that count, three warnings, the suspension and the end.
 */
public final class HealthRules {

    /** Per cent of the way to suspension. */
    private static final List<Integer> WARNINGS = List.of(90, 70, 50);

    /** In place of an outcome's reason. */
    private static final String SUBSCRIPTION_UPDATED = "subscription_updated";

    static {
        AvroTrust.ensure();
    }

    private final SuspensionPolicy policy;

    public HealthRules(SuspensionPolicy policy) {
        this.policy = policy;
    }

    /** Whether nothing may be sent for this version of the subscription. */
    public static boolean isSuspended(EndpointHealth health, long subscriptionVersion) {
        return health.getSuspended() != null && subscriptionVersion <= health.getSubscriptionVersion();
    }

    /** What changes of what is known; empty when nothing does. */
    public Optional<HealthChange> after(Optional<EndpointHealth> known, Observation seen) {
        if (seen.isOfDeleted()) {
            return known.map(forgotten -> HealthChange.FORGOTTEN);
        }
        EndpointHealth before = known.orElseGet(() -> unknown(seen));
        boolean isOutdated = seen.subscriptionVersion() < before.getSubscriptionVersion();
        if (isOutdated) {
            return Optional.empty();
        }
        boolean isAnotherTry = seen.subscriptionVersion() > before.getSubscriptionVersion() && isFailing(before);
        return isAnotherTry ? Optional.of(anotherTry(before, seen)) : observed(before, seen);
    }

    private HealthChange anotherTry(EndpointHealth before, Observation seen) {
        EndpointHealth fresh = cleared(before, seen).build();
        HealthChange lifted = new HealthChange(Optional.of(fresh), recovery(before, SUBSCRIPTION_UPDATED, seen));
        return observed(fresh, seen).map(lifted::then).orElse(lifted);
    }

    private Optional<HealthChange> observed(EndpointHealth before, Observation seen) {
        if (seen.isSuccess()) {
            return isFailing(before) ? Optional.of(succeeded(before, seen)) : Optional.empty();
        }
        // What was in flight when it was suspended is no news.
        return seen.isFailure() && before.getSuspended() == null ? failed(before, seen) : Optional.empty();
    }

    private HealthChange succeeded(EndpointHealth before, Observation seen) {
        EndpointHealth healthy =
                cleared(before, seen).setLastSuccess(seen.time()).build();
        return new HealthChange(
                Optional.of(healthy), recovery(before, seen.reason().code(), seen));
    }

    private Optional<HealthChange> failed(EndpointHealth before, Observation seen) {
        boolean isCounted = policy.isCounted(before, seen.time());
        EndpointHealth failing = isCounted ? counted(before, seen) : before;
        int percent = seen.isGone() ? SuspensionPolicy.SUSPENDED : policy.percent(failing, seen.time());
        if (percent == SuspensionPolicy.SUSPENDED) {
            return Optional.of(suspended(failing, seen));
        }
        int warning = warning(percent);
        if (warning > failing.getWarned()) {
            return Optional.of(warned(failing, warning, seen));
        }
        return isCounted ? Optional.of(new HealthChange(Optional.of(failing), List.of())) : Optional.empty();
    }

    private static HealthChange suspended(EndpointHealth failing, Observation seen) {
        EndpointHealth suspended = updated(failing, seen)
                .setSuspended(seen.time())
                .setReason(seen.reason().code())
                .build();
        return new HealthChange(Optional.of(suspended), List.of(EndpointEvents.suspended(suspended)));
    }

    private static HealthChange warned(EndpointHealth failing, int warning, Observation seen) {
        EndpointHealth warned = updated(failing, seen).setWarned(warning).build();
        return new HealthChange(Optional.of(warned), List.of(EndpointEvents.failing(warned, seen)));
    }

    private static EndpointHealth counted(EndpointHealth before, Observation seen) {
        return updated(before, seen)
                .setFailingSince(isFailing(before) ? before.getFailingSince() : seen.time())
                .setLastFailure(seen.time())
                .setFailures(before.getFailures() + 1)
                .build();
    }

    /** Nothing of the series of failures is left, if there was one. */
    private static EndpointHealth.Builder cleared(EndpointHealth before, Observation seen) {
        return updated(before, seen)
                .setFailingSince(null)
                .setLastFailure(null)
                .setFailures(0)
                .setWarned(0)
                .setSuspended(null)
                .setReason(null);
    }

    private static EndpointHealth.Builder updated(EndpointHealth before, Observation seen) {
        return EndpointHealth.newBuilder(before)
                .setSubscriptionVersion(seen.subscriptionVersion())
                .setUpdated(seen.time());
    }

    /** Whom nobody was told of does not recover. */
    private static List<RegistryEvent> recovery(EndpointHealth before, String reason, Observation seen) {
        boolean wasTold = before.getWarned() > 0 || before.getSuspended() != null;
        return wasTold ? List.of(EndpointEvents.recovered(before, reason, seen.time())) : List.of();
    }

    private static int warning(int percent) {
        return WARNINGS.stream().filter(level -> level <= percent).findFirst().orElse(0);
    }

    private static boolean isFailing(EndpointHealth health) {
        return health.getFailingSince() != null;
    }

    private static EndpointHealth unknown(Observation seen) {
        return EndpointHealth.newBuilder()
                .setTenant(seen.endpoint().tenant())
                .setSubscription(seen.endpoint().id())
                .setSubscriptionVersion(seen.subscriptionVersion())
                .build();
    }
}
