package io.bellbuoy.standalone.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What goes wrong in the same way wherever it can. */
public final class UsualCases {

    private static final String LARGER_THAN_A_BODY_MAY_BE = " ".repeat((1 << 20) + 1);

    private static final Map<String, String> UNDECODABLE = Map.of("%", "");

    /** Who may nearly, by what they may not. */
    private static final Map<String, String> ROLE_WITHOUT = Map.of(
            "PRODUCE", "reader", "READ", "producer", "EDIT", "reader", "ADMINISTER", "editor", "OPERATE", "admin");

    private UsualCases() {}

    /** For every operation of the document. */
    public static List<ContractCase> of(OpenApi api) {
        return api.operations().stream()
                .flatMap(operation ->
                        Stream.of(nobodies(operation), others(operation), noTenant(operation), badBodies(operation)))
                .flatMap(List::stream)
                .toList();
    }

    private static List<ContractCase> nobodies(DocumentedOperation operation) {
        return operation.isGuarded()
                ? List.of(
                        ContractCase.bare(operation.id(), 400).with(Map.of(), UNDECODABLE),
                        ContractCase.bare(operation.id(), 401).withHeaders(Map.of("Authorization", "")),
                        ContractCase.bare(operation.id(), 401).withHeaders(Map.of("Authorization", "Bearer nobody's")))
                : List.of();
    }

    /** The cases' table keeps a token for each role in the tenant of the examples, and one of another tenant's. */
    private static List<ContractCase> others(DocumentedOperation operation) {
        String role = ROLE_WITHOUT.getOrDefault(operation.permission(), "");
        return role.isEmpty()
                ? List.of()
                : operation.path().contains("{tenant}")
                        ? List.of(as(role, operation, 403), as("stranger", operation, 404))
                        : List.of(as(role, operation, 403));
    }

    private static ContractCase as(String role, DocumentedOperation operation, int status) {
        return ContractCase.bare(operation.id(), status).withHeaders(Map.of("Authorization", "Bearer ${" + role + "}"));
    }

    private static List<ContractCase> noTenant(DocumentedOperation operation) {
        ContractCase nobodys = ContractCase.bare(operation.id(), 400).withPath(Map.of("tenant", "-"));
        return operation.path().contains("{tenant}")
                ? List.of(operation.bodyTypes().isEmpty() ? nobodys : nobodys.withBody(example(operation)))
                : List.of();
    }

    private static List<ContractCase> badBodies(DocumentedOperation operation) {
        return operation.bodySchema().isPresent()
                ? List.of(
                        withBody(operation, 400, "{"),
                        withBody(operation, 413, LARGER_THAN_A_BODY_MAY_BE),
                        withBody(operation, 415, "{}").withHeaders(Map.of("Content-Type", "text/plain")),
                        withBody(operation, 415, "{}").withHeaders(Map.of("Content-Encoding", "br")))
                : List.of();
    }

    private static ContractCase withBody(DocumentedOperation operation, int status, String body) {
        return ContractCase.bare(operation.id(), status).withBody(TextNode.valueOf(body));
    }

    private static JsonNode example(DocumentedOperation operation) {
        return operation.bodyExample().orElseGet(JsonNodeFactory.instance::objectNode);
    }
}
