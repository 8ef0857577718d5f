package io.bellbuoy.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Subscriptions to all events that are made and deleted while there is traffic, and which notifications they must bring.
 * Named {@code tenant/subscription/event}. An event that is on its way while a change is made may meet it or not.
 */
final class ChangingSubscriptions {

    private static final String NOWHERE = "http://127.0.0.1:9/hook";

    private final Pipeline pipeline;
    private final Traffic traffic;
    private final List<String> tenants;

    /** The newest event when the subscription was acknowledged. */
    private final Map<String, Integer> made = new HashMap<>();

    private final Map<String, Integer> deleted = new HashMap<>();

    ChangingSubscriptions(Pipeline pipeline, Traffic traffic, List<String> tenants) {
        this.pipeline = pipeline;
        this.traffic = traffic;
        this.tenants = tenants;
    }

    void make(String id) throws Exception {
        for (String tenant : tenants) {
            pipeline.subscribe(tenant, id, NOWHERE, "artifact.pushed");
            made.put(tenant + "/" + id, traffic.newest());
        }
    }

    void delete(String id) throws Exception {
        for (String tenant : tenants) {
            HttpResponse<String> answer =
                    pipeline.send("DELETE", "/v1/tenants/" + tenant + "/subscriptions/" + id, "application/json", "");
            assertThat(answer.statusCode()).isEqualTo(204);
            deleted.put(tenant + "/" + id, traffic.newest());
        }
    }

    /** What must be notified: whatever came after a subscription that is still there. */
    Set<String> required() {
        Set<String> required = new HashSet<>();
        made.forEach((subscription, newestBefore) -> {
            if (!deleted.containsKey(subscription)) {
                required.addAll(notifications(subscription, newestBefore));
            }
        });
        return required;
    }

    /** What must not be: whatever came after a deletion. */
    Set<String> forbidden() {
        Set<String> forbidden = new HashSet<>();
        deleted.forEach((subscription, newestBefore) -> forbidden.addAll(notifications(subscription, newestBefore)));
        return forbidden;
    }

    private Set<String> notifications(String subscription, int newestBefore) {
        Set<String> names = new HashSet<>();
        for (int event = newestBefore + 1; event <= traffic.newest(); event++) {
            if (subscription.startsWith(traffic.tenantOf(event) + "/")) {
                names.add(subscription + "/" + event);
            }
        }
        return names;
    }
}
