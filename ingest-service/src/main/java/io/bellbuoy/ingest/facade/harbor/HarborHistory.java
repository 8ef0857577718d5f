package io.bellbuoy.ingest.facade.harbor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.ingest.access.Permission;
import io.bellbuoy.ingest.delivery.DeliveryHistory;
import io.bellbuoy.ingest.facade.FacadeSubscriptions;
import io.bellbuoy.ingest.http.Answers;
import io.bellbuoy.ingest.http.Json;
import io.bellbuoy.ingest.http.Operation;
import io.bellbuoy.ingest.http.Problem;
import io.bellbuoy.ingest.http.ProblemException;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.topics.SubscriptionKey;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What became of a policy's notifications, in the words of Harbor since 2.8 and of those before it. */
final class HarborHistory {

    private static final String EXECUTIONS = HarborPath.POLICY + "/executions";
    private static final String TASKS = EXECUTIONS + "/:execution/tasks";
    private static final String LOG = TASKS + "/:task/log";

    private final FacadeSubscriptions subscriptions;
    private final HarborEvents events;
    private final DeliveryHistory history;

    HarborHistory(FacadeSubscriptions subscriptions, HarborEvents events, DeliveryHistory history) {
        this.subscriptions = subscriptions;
        this.events = events;
        this.history = history;
    }

    List<Operation> operations() {
        return List.of(
                Operation.get(EXECUTIONS, Permission.READ, this::executions),
                Operation.get(TASKS, Permission.READ, this::tasks),
                Operation.get(LOG, Permission.READ, this::log),
                Operation.get(HarborPath.WEBHOOK + "/jobs", Permission.READ, this::jobs),
                Operation.get(HarborPath.WEBHOOK + "/lasttrigger", Permission.READ, this::lastTrigger));
    }

    private void executions(RoutingContext request) {
        Answers.when(
                executions(HarborPath.of(request)),
                request,
                found -> HarborPath.answerPage(
                        request, found.stream().map(HarborExecution::document).toList()));
    }

    private void tasks(RoutingContext request) {
        Answers.when(
                execution(HarborPath.of(request), "execution"),
                request,
                found -> HarborPath.answerPage(request, List.of(found.task())));
    }

    private void log(RoutingContext request) {
        Answers.when(
                execution(HarborPath.of(request), "task"),
                request,
                found -> Json.answer(request, 200, "text/plain", found.log().getBytes(UTF_8)));
    }

    /** The policy must be named, as in Harbor; a status may be. */
    private void jobs(RoutingContext request) {
        HarborPath path = HarborPath.of(request);
        String policy = request.request().getParam("policy_id");
        if (policy == null || !policy.matches("[0-9]{1,18}")) {
            throw new ProblemException(Problem.of(400, "policy_id: must be the number of a policy"));
        }
        List<String> states = request.queryParam("status");
        SubscriptionKey key = HarborPolicy.key(path.tenant(), Long.parseLong(policy));
        Answers.when(executions(path, key), request, found -> {
            List<ObjectNode> jobs = found.stream().map(HarborExecution::job).toList();
            HarborPath.answerPage(
                    request,
                    jobs.stream()
                            .filter(job -> states.isEmpty()
                                    || states.contains(job.path("status").textValue()))
                            .toList());
        });
    }

    /** A row for each policy and each event that it asks for. */
    private void lastTrigger(RoutingContext request) {
        HarborPath path = HarborPath.of(request);
        CompletionStage<List<ArrayNode>> rows = subscriptions
                .list(path.tenant(), path::owns)
                .thenCompose(policies -> all(policies.stream()
                        .map(policy -> executions(path, HarborPolicy.key(path.tenant(), HarborPolicy.number(policy)))
                                .thenApply(found -> rows(policy, found)))
                        .toList()));
        Answers.when(rows, request, found -> {
            ArrayNode all = AvroJson.mapper().createArrayNode();
            found.forEach(all::addAll);
            Json.answer(request, 200, all);
        });
    }

    private ArrayNode rows(Subscription policy, List<HarborExecution> executions) {
        ArrayNode rows = AvroJson.mapper().createArrayNode();
        for (String event : events.names(policy.getEventTypes())) {
            ObjectNode row = rows.addObject();
            row.put("creation_time", policy.getCreated().toString());
            row.put("enabled", policy.getEnabled());
            row.put("event_type", event);
            executions.stream()
                    .filter(execution -> execution.eventType().equals(event))
                    .findFirst()
                    .ifPresent(newest -> row.put("last_trigger_time", newest.started()));
            row.put("policy_name", HarborPolicy.name(policy));
        }
        return rows;
    }

    private CompletionStage<HarborExecution> execution(HarborPath path, String name) {
        long number = path.number(name);
        return executions(path).thenApply(found -> found.stream()
                .filter(execution -> execution.id() == number)
                .findFirst()
                .orElseThrow(
                        () -> new ProblemException(Problem.of(404, "the " + name + " " + number + " is not found"))));
    }

    private CompletionStage<List<HarborExecution>> executions(HarborPath path) {
        return executions(path, path.policy());
    }

    private CompletionStage<List<HarborExecution>> executions(HarborPath path, SubscriptionKey key) {
        return subscriptions.find(key, path::owns).thenCompose(policy -> history.attempts(key)
                .thenApply(attempts -> HarborExecution.of(policy, events, attempts)));
    }

    private static <T> CompletionStage<List<T>> all(List<CompletionStage<T>> stages) {
        return stages.stream()
                .map(stage -> stage.<List<T>>thenApply(List::of))
                .reduce((one, other) -> one.thenCombine(other, HarborHistory::joined))
                .orElseGet(() -> CompletableFuture.completedFuture(List.of()));
    }

    private static <T> List<T> joined(List<T> one, List<T> other) {
        List<T> joined = new ArrayList<>(one);
        joined.addAll(other);
        return joined;
    }
}
