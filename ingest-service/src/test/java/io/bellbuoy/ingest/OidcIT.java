package io.bellbuoy.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.bellbuoy.events.AuditEntry;
import io.bellbuoy.ingest.tokens.Issuer;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.testing.TestKafka;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who comes with a token of an OpenID Connect issuer. */
class OidcIT {

    private static final String ISSUER = "https://idp.example/realms/acme";
    private static final String SUBSCRIPTIONS = "/v1/tenants/acme/subscriptions";

    private static IngestFixture ingest;
    private static Issuer issuer;

    @BeforeAll
    static void start() throws Exception {
        issuer = new Issuer();
        TestKafka kafka = TestKafka.shared();
        BellbuoyConfig config = IngestFixture.config(
                kafka.bootstrapServers(),
                kafka.schemaRegistryUrl(),
                kafka.freshPrefix(),
                "auth.oidc.issuer=" + ISSUER,
                "auth.oidc.audience=bellbuoy",
                "auth.oidc.jwks-url=" + issuer.jwks(),
                "auth.oidc.roles-claim=resource_access.bellbuoy.roles",
                "auth.oidc.grants=repository=acme/web>acme:producer");
        IngestFixture.provision(config);
        ingest = IngestFixture.start(config);
    }

    @AfterAll
    static void stop() {
        ingest.close();
        issuer.close();
    }

    @Test
    void shouldAllowWhatTheClaimsGrant() throws Exception {
        String reader = issuer.sign(roles("acme:reader").build());
        String job = issuer.sign(claims().claim("repository", "acme/web").build());
        String nobody = issuer.sign(claims().build());

        assertThat(get(reader, SUBSCRIPTIONS)).isEqualTo(200);
        assertThat(get(reader, "/v1/tenants/acme/sources")).isEqualTo(403);
        assertThat(get(reader, "/v1/tenants/umbrella/subscriptions")).isEqualTo(404);
        assertThat(post(job)).isEqualTo(202);
        assertThat(get(job, SUBSCRIPTIONS)).isEqualTo(403);
        assertThat(get(nobody, SUBSCRIPTIONS)).isEqualTo(404);
        assertThat(get(issuer.sign(roles("platform-admin").build()), "/v1/platform/tokens"))
                .isEqualTo(200);
    }

    @Test
    void shouldTakeAnyOfTheAlgorithmsAndNoOther() throws Exception {
        JWTClaimsSet claims = roles("acme:reader").build();

        assertThat(get(issuer.sign(claims), SUBSCRIPTIONS)).isEqualTo(200);
        assertThat(get(issuer.signByCurve(claims), SUBSCRIPTIONS)).isEqualTo(200);
        assertThat(get(issuer.signWithPublicKeyAsSecret(claims), SUBSCRIPTIONS)).isEqualTo(401);
        assertThat(get(Issuer.unsigned(claims), SUBSCRIPTIONS)).isEqualTo(401);
    }

    @Test
    void shouldRefuseATokenOfAnotherIssuerForAnotherAudienceOrOutOfTime() throws Exception {
        Instant now = Instant.now();

        assertThat(get(
                        issuer.sign(roles("acme:reader")
                                .issuer("https://idp.example/realms/other")
                                .build()),
                        SUBSCRIPTIONS))
                .isEqualTo(401);
        assertThat(get(issuer.sign(roles("acme:reader").audience("grafana").build()), SUBSCRIPTIONS))
                .isEqualTo(401);
        assertThat(get(issuer.sign(expiring(now.minusSeconds(120))), SUBSCRIPTIONS))
                .isEqualTo(401);
        assertThat(get(issuer.sign(expiring(now.minusSeconds(10))), SUBSCRIPTIONS))
                .isEqualTo(200);
        assertThat(get(
                        issuer.sign(roles("acme:reader")
                                .notBeforeTime(Date.from(now.plusSeconds(120)))
                                .build()),
                        SUBSCRIPTIONS))
                .isEqualTo(401);
        assertThat(get(issuer.sign(roles("acme:reader").expirationTime(null).build()), SUBSCRIPTIONS))
                .isEqualTo(401);
    }

    @Test
    void shouldTakeTokensOfANewKeyOnceTheIssuerHasOne() throws Exception {
        // Given
        JWTClaimsSet claims = roles("acme:reader").build();
        assertThat(get(issuer.sign(claims), SUBSCRIPTIONS)).isEqualTo(200);

        // When
        issuer.rotate("next");

        // Then
        assertThat(get(issuer.sign(claims), SUBSCRIPTIONS)).isEqualTo(200);
    }

    @Test
    void shouldNameTheSubjectInTheAuditLog() throws Exception {
        // When
        String editor = issuer.sign(roles("audited:editor").build());
        HttpResponse<String> put = ingest.send(ingest.withoutToken(
                        "PUT",
                        "/v1/tenants/audited/subscriptions/ci",
                        "{\"endpoint\":{\"url\":\"https://ci.example\"}}")
                .header("Authorization", "Bearer " + editor)
                .header("Content-Type", "application/json"));

        // Then
        assertThat(put.statusCode()).isEqualTo(201);
        try (var reader = ingest.reader(ingest.topics.audit(), AuditEntry.class)) {
            assertThat(reader.readUntil(records -> !records.isEmpty()))
                    .singleElement()
                    .satisfies(record -> assertThat(record.value().getActor()).isEqualTo("oidc:robot"));
        }
    }

    private static JWTClaimsSet expiring(Instant time) {
        return roles("acme:reader").expirationTime(Date.from(time)).build();
    }

    private static JWTClaimsSet.Builder roles(String role) {
        return claims().claim("resource_access", Map.of("bellbuoy", Map.of("roles", List.of(role))));
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(List.of("account", "bellbuoy"))
                .subject("robot")
                .expirationTime(Date.from(Instant.now().plusSeconds(300)));
    }

    private static int get(String token, String path) throws Exception {
        return ingest.send(ingest.withoutToken("GET", path, "").header("Authorization", "Bearer " + token))
                .statusCode();
    }

    private static int post(String token) throws Exception {
        return ingest.send(ingest.withoutToken("POST", "/v1/tenants/acme/events", "{\"type\":\"ping\"}")
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json"))
                .statusCode();
    }
}
