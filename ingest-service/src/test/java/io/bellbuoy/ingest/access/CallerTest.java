package io.bellbuoy.ingest.access;

import static io.bellbuoy.ingest.access.Permission.ADMINISTER;
import static io.bellbuoy.ingest.access.Permission.EDIT;
import static io.bellbuoy.ingest.access.Permission.ENTER;
import static io.bellbuoy.ingest.access.Permission.OPERATE;
import static io.bellbuoy.ingest.access.Permission.PRODUCE;
import static io.bellbuoy.ingest.access.Permission.READ;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CallerTest {

    @Test
    void shouldAllowInATenantWhatTheRoleIsFor() {
        assertThat(allowed("acme:admin")).containsExactlyInAnyOrder(PRODUCE, READ, EDIT, ADMINISTER);
        assertThat(allowed("acme:editor")).containsExactlyInAnyOrder(READ, EDIT);
        assertThat(allowed("acme:reader")).containsExactly(READ);
        assertThat(allowed("acme:producer")).containsExactly(PRODUCE);
        assertThat(allowed("platform-admin")).containsExactlyInAnyOrder(PRODUCE, READ, EDIT, ADMINISTER, OPERATE);
    }

    @Test
    void shouldKnowNothingOfOtherTenants() {
        Caller admin = caller("acme:admin");

        assertThat(admin.knows("acme")).isTrue();
        assertThat(admin.knows("acme2")).isFalse();
        assertThat(admin.may(READ, Optional.of("acme2"))).isFalse();
        assertThat(admin.may(READ, Optional.empty())).isFalse();
        assertThat(admin.may(ENTER, Optional.empty())).isTrue();
        assertThat(new Caller("nobody", List.of()).knows("acme")).isFalse();
    }

    @Test
    void shouldCountEverywhereWhatWasGrantedForThePlatform() {
        Caller producer = caller("*:producer");

        assertThat(producer.knows("anybody")).isTrue();
        assertThat(producer.may(PRODUCE, Optional.of("anybody"))).isTrue();
        assertThat(producer.may(READ, Optional.of("anybody"))).isFalse();
        assertThat(caller("*:admin").may(OPERATE, Optional.empty())).isFalse();
        assertThat(Caller.ADMINISTRATOR.may(OPERATE, Optional.empty())).isTrue();
    }

    @Test
    void shouldAddUpSeveralGrants() {
        Caller both = new Caller("ci", List.of(grant("acme:reader"), grant("acme:producer"), grant("umbrella:editor")));

        assertThat(both.may(READ, Optional.of("acme"))).isTrue();
        assertThat(both.may(PRODUCE, Optional.of("acme"))).isTrue();
        assertThat(both.may(EDIT, Optional.of("acme"))).isFalse();
        assertThat(both.may(EDIT, Optional.of("umbrella"))).isTrue();
        assertThat(both.may(PRODUCE, Optional.of("umbrella"))).isFalse();
    }

    @Test
    void shouldGrantNothingByWhatIsNoGrant() {
        assertThat(List.of(
                        "acme",
                        "acme:",
                        ":admin",
                        "acme:owner",
                        "acme:platform-admin",
                        "*",
                        "_platform:admin",
                        "a/b:admin"))
                .allSatisfy(text -> assertThat(Grant.parse(text)).isEmpty());
    }

    private static Set<Permission> allowed(String grant) {
        return EnumSet.complementOf(EnumSet.of(Permission.NONE, ENTER)).stream()
                .filter(permission -> caller(grant).may(permission, Optional.of("acme")))
                .collect(Collectors.toSet());
    }

    private static Caller caller(String grant) {
        return new Caller("somebody", List.of(grant(grant)));
    }

    private static Grant grant(String text) {
        return Grant.parse(text).orElseThrow();
    }
}
