package io.bellbuoy.ingest;

import static io.bellbuoy.ingest.IngestFixture.json;

import io.bellbuoy.ingest.access.Caller;
import io.bellbuoy.ingest.access.Grant;
import io.bellbuoy.ingest.access.Permission;
import io.bellbuoy.ingest.http.Operation;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.testing.TestKafka;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Everything that can be asked for, by everybody who might ask, of their own tenant and of another's. */
class AccessMatrixIT {

    private static final String OWN = "acme";
    private static final String OTHERS = "umbrella";
    private static final List<String> ROLES = List.of("admin", "editor", "reader", "producer");

    /** Whoever has one of these shows this token. */
    private static final Map<Grant, String> TOKENS = new LinkedHashMap<>();

    private static IngestFixture ingest;

    @BeforeAll
    static void start() throws Exception {
        TestKafka kafka = TestKafka.shared();
        BellbuoyConfig config =
                IngestFixture.config(kafka.bootstrapServers(), kafka.schemaRegistryUrl(), kafka.freshPrefix());
        IngestFixture.provision(config);
        ingest = IngestFixture.start(config);
        for (String role : ROLES) {
            TOKENS.put(grant(OWN + ":" + role), token("/v1/tenants/" + OWN + "/tokens", role));
            TOKENS.put(grant("*:" + role), token("/v1/platform/tokens", role));
        }
        TOKENS.put(grant("platform-admin"), token("/v1/platform/tokens", "platform-admin"));
        for (String tenant : List.of(OWN, OTHERS)) {
            ingest.sendJson(
                    "PUT",
                    "/v1/tenants/" + tenant + "/subscriptions/there",
                    "{\"endpoint\":{\"url\":\"https://ci.example/hook\"}}");
        }
    }

    @AfterAll
    static void stop() {
        ingest.close();
    }

    @Test
    void shouldDoForEverybodyWhatTheirRoleAllowsAndNothingElse() throws Exception {
        SoftAssertions all = new SoftAssertions();
        for (Operation operation : operations()) {
            for (Map.Entry<Grant, String> who : TOKENS.entrySet()) {
                for (String tenant : tenants(operation)) {
                    String path = path(operation, tenant, "missing");
                    // No document: what is allowed is refused by its handler, before it does anything that takes its
                    // time.
                    HttpResponse<String> response = send(operation, path, who.getValue(), "no JSON");
                    all.assertThat(outcome(response))
                            .as("%s %s by %s: %s", operation.method(), path, who.getKey(), response.body())
                            .isEqualTo(expected(operation, who.getKey(), tenant));
                }
            }
        }
        all.assertAll();
    }

    @Test
    void shouldLetNobodyInWithoutATokenButWhereEverybodyMay() throws Exception {
        SoftAssertions all = new SoftAssertions();
        for (Operation operation : operations()) {
            String path = path(operation, OWN, "missing");
            HttpResponse<String> response =
                    ingest.send(ingest.withoutToken(operation.method().name(), path, "{}"));
            all.assertThat(response.statusCode() == 401)
                    .as("%s %s: %s", operation.method(), path, response.body())
                    .isEqualTo(operation.permission() != Permission.NONE);
        }
        all.assertAll();
    }

    /** So that it takes the same: what is decided before anything is read cannot depend on what would be. */
    @Test
    void shouldAnswerForAnotherTenantBeforeAnythingOfTheRequestIsLookedAt() throws Exception {
        SoftAssertions all = new SoftAssertions();
        String admin = TOKENS.get(grant(OWN + ":admin"));
        for (Operation operation :
                operations().stream().filter(AccessMatrixIT::isTenants).toList()) {
            HttpResponse<String> there = send(operation, path(operation, OTHERS, "there"), admin, "{}");
            HttpResponse<String> missing = send(operation, path(operation, OTHERS, "missing"), admin, "{}");
            HttpResponse<String> nobodys = send(operation, path(operation, "nobody", "there"), admin, "{}");
            HttpResponse<String> malformed = send(operation, path(operation, OTHERS, "there"), admin, "no JSON");
            HttpResponse<String> untyped =
                    ingest.send(ingest.withoutToken(operation.method().name(), path(operation, OTHERS, "there"), "x")
                            .header("Authorization", "Bearer " + admin));
            all.assertThat(Stream.of(there, missing, nobodys, malformed, untyped)
                            .map(response -> response.statusCode() + response.body())
                            .distinct())
                    .as("%s %s", operation.method(), operation.path())
                    .singleElement()
                    .asString()
                    .startsWith("404");
        }
        all.assertAll();
    }

    private static List<Operation> operations() {
        return Stream.concat(ingest.service.operations().stream(), ingest.service.facadeOperations().stream())
                .toList();
    }

    /** What the caller's rights come to, which are tested for themselves. */
    private static String expected(Operation operation, Grant grant, String tenant) {
        Caller caller = new Caller("somebody", List.of(grant));
        Optional<String> about = Optional.of(tenant).filter(named -> isTenants(operation));
        if (operation.permission() != Permission.NONE && about.isPresent() && !caller.knows(tenant)) {
            return "unknown";
        }
        return caller.may(operation.permission(), about) ? "answered" : "forbidden";
    }

    /** Whatever a handler says is an answer: it has been asked. */
    private static String outcome(HttpResponse<String> response) {
        boolean isNothing = response.statusCode() == 404 && response.body().contains("There is nothing at this path");
        return switch (response.statusCode()) {
            case 401 -> "unauthorized";
            case 403 -> "forbidden";
            default -> isNothing ? "unknown" : response.statusCode() >= 500 ? "broken" : "answered";
        };
    }

    private static List<String> tenants(Operation operation) {
        return isTenants(operation) ? List.of(OWN, OTHERS) : List.of(OWN);
    }

    private static boolean isTenants(Operation operation) {
        return operation.path().contains(":tenant");
    }

    private static String path(Operation operation, String tenant, String id) {
        return operation
                .path()
                .replace(":tenant", tenant)
                .replace(":dialect", "github")
                .replaceAll(":[a-z]+", id);
    }

    private static HttpResponse<String> send(Operation operation, String path, String token, String body)
            throws Exception {
        HttpRequest.Builder request =
                ingest.withoutToken(operation.method().name(), path, body).header("Authorization", "Bearer " + token);
        operation.bodyTypes().stream().findFirst().ifPresent(type -> request.header("Content-Type", type));
        return ingest.send(request);
    }

    private static String token(String path, String role) throws Exception {
        return json(ingest.sendJson("POST", path, "{\"role\":\"" + role + "\"}"))
                .path("token")
                .textValue();
    }

    private static Grant grant(String text) {
        return Grant.parse(text).orElseThrow();
    }
}
