package io.bellbuoy.standalone.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.json.AvroJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Cases and the answers to them, one after the other. For one thread. */
public final class Conversation {

    private final FrontDoor door;
    private final OpenApi api;
    private final Map<String, String> known = new HashMap<>();
    private final Set<String> asked = new TreeSet<>();

    /** With a service about its document. */
    public Conversation(FrontDoor door, OpenApi api) {
        this.door = door;
        this.api = api;
    }

    /** Sends a case. */
    public Answer ask(ContractCase given) throws Exception {
        DocumentedOperation operation = api.operation(given.operation());
        Map<String, String> headers = new HashMap<>();
        if (!given.body().isMissingNode()) {
            operation.jsonType().ifPresent(type -> headers.put("Content-Type", type));
        }
        given.headers().forEach((name, value) -> headers.put(name, filled(value)));
        String target = filledIn(given).target(operation);
        return door.send(operation.method(), target, headers, body(given));
    }

    /** What is wrong with the answer, and with a request that was taken all the same. */
    public List<String> violations(ContractCase given, Answer answer) throws Exception {
        DocumentedOperation operation = api.operation(given.operation());
        List<String> violations = new ArrayList<>(operation.violations(answer));
        // 207 is for requests that are good in part.
        boolean isTaken = answer.status() < 300 && answer.status() != 207;
        boolean isOtherType = given.headers().containsKey("Content-Type");
        if (isTaken && !isOtherType && given.body().isContainerNode()) {
            JsonNode sent = AvroJson.mapper().readTree(body(given));
            operation.bodySchema().ifPresent(schema -> api.violations(schema, sent)
                    .forEach(violation -> violations.add("the request: " + violation)));
        }
        return violations;
    }

    /** Whether it was answered so, with all that later cases need to know. */
    public boolean isAnswered(ContractCase given, Answer answer) {
        return answer.status() == given.status()
                && given.keep().values().stream()
                        .allMatch(place -> !value(place, answer).isEmpty());
    }

    /** Keeps what later cases need to know, and that the promise was kept. */
    public void remember(ContractCase given, Answer answer) {
        asked.add(given.operation() + " " + given.status());
        given.keep().forEach((name, place) -> known.put(name, value(place, answer)));
    }

    /** What stands in the body, or in a header; empty if nothing does. */
    private static String value(String place, Answer answer) {
        return place.startsWith("/")
                ? answer.json().map(json -> json.at(place).asText()).orElse("")
                : answer.header(place).orElse("");
    }

    /** Operations and statuses that were asked for. */
    public Set<String> asked() {
        return asked;
    }

    private String body(ContractCase given) {
        JsonNode body = given.body();
        return body.isMissingNode() ? null : filled(body.isTextual() ? body.textValue() : body.toString());
    }

    private ContractCase filledIn(ContractCase given) {
        return given.with(filled(given.path()), filled(given.query()));
    }

    private Map<String, String> filled(Map<String, String> texts) {
        Map<String, String> filled = new HashMap<>(texts);
        filled.replaceAll((name, value) -> filled(value));
        return filled;
    }

    private String filled(String text) {
        String filled = text;
        for (Map.Entry<String, String> value : known.entrySet()) {
            filled = filled.replace("${" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }
}
