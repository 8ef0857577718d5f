package io.bellbuoy.ingest.access;

import static io.bellbuoy.ingest.access.Permission.ADMINISTER;
import static io.bellbuoy.ingest.access.Permission.EDIT;
import static io.bellbuoy.ingest.access.Permission.OPERATE;
import static io.bellbuoy.ingest.access.Permission.PRODUCE;
import static io.bellbuoy.ingest.access.Permission.READ;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What somebody may do with a tenant, or with all of them if it was given for the platform. */
public enum Role {
    PLATFORM_ADMIN("platform-admin", Set.of(PRODUCE, READ, EDIT, ADMINISTER, OPERATE)),
    ADMIN("admin", Set.of(PRODUCE, READ, EDIT, ADMINISTER)),
    EDITOR("editor", Set.of(READ, EDIT)),
    READER("reader", Set.of(READ)),
    PRODUCER("producer", Set.of(PRODUCE));

    private final String code;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of
    private final Set<Permission> permissions;

    Role(String code, Set<Permission> permissions) {
        this.code = code;
        this.permissions = permissions;
    }

    /** The role of that name, if there is one. */
    public static Optional<Role> named(String code) {
        return Stream.of(values()).filter(role -> role.code.equals(code)).findFirst();
    }

    /** What tokens, claims and the API call it. */
    public String code() {
        return code;
    }

    boolean allows(Permission permission) {
        return permissions.contains(permission);
    }
}
