package io.bellbuoy.ingest.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The claims are those of tokens that the issuers document. */
class ClaimGrantsTest {

    @Test
    void shouldReadRolesFromAClaimWithGroupsAsDexAndEntraWriteIt() {
        ClaimGrants groups = new ClaimGrants("groups", List.of());

        assertThat(groups.of(Map.of("groups", List.of("acme:editor", "umbrella:reader", "staff"))))
                .containsExactly(grant("acme:editor"), grant("umbrella:reader"));
        assertThat(groups.of(Map.of("groups", "platform-admin"))).containsExactly(grant("platform-admin"));
        assertThat(groups.of(Map.of("groups", 7))).isEmpty();
        assertThat(groups.of(Map.of())).isEmpty();
    }

    @Test
    void shouldReadRolesFromInsideAnObjectAsKeycloakWritesThem() {
        Map<String, Object> keycloak =
                Map.of("resource_access", Map.of("bellbuoy", Map.of("roles", List.of("acme:admin"))));

        assertThat(new ClaimGrants("resource_access.bellbuoy.roles", List.of()).of(keycloak))
                .containsExactly(grant("acme:admin"));
    }

    @Test
    void shouldReadRolesFromAClaimWithAUrlForAName() {
        assertThat(new ClaimGrants("https://bellbuoy.example/roles", List.of())
                        .of(Map.of("https://bellbuoy.example/roles", List.of("acme:reader"))))
                .containsExactly(grant("acme:reader"));
    }

    @Test
    void shouldGrantWhatAJobOfGitHubOrGitLabIsTakenToMean() {
        ClaimGrants jobs = rules("repository=acme/web>acme:producer", "project_path=acme/web>acme:producer");

        assertThat(jobs.of(Map.of("sub", "repo:acme/web:ref:refs/heads/main", "repository", "acme/web")))
                .containsExactly(grant("acme:producer"));
        assertThat(jobs.of(Map.of("project_path", "acme/web"))).containsExactly(grant("acme:producer"));
        assertThat(jobs.of(Map.of("repository", "acme/web2"))).isEmpty();
        assertThat(jobs.of(Map.of("repository", "mallory/acme/web"))).isEmpty();
    }

    @Test
    void shouldRefuseARuleThatGrantsNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClaimGrants.Rule.parse("repository=acme/web>acme:owner"))
                .withMessageContaining("must be claim=value>tenant:role");
        assertThatIllegalArgumentException().isThrownBy(() -> ClaimGrants.Rule.parse("acme:producer"));
    }

    private static ClaimGrants rules(String... rules) {
        return new ClaimGrants(
                "groups", Stream.of(rules).map(ClaimGrants.Rule::parse).toList());
    }

    private static Grant grant(String text) {
        return Grant.parse(text).orElseThrow();
    }
}
