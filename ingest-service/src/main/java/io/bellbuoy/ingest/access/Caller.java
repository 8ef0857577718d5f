package io.bellbuoy.ingest.access;

import java.util.Optional;

/** Who asks. */
public interface Caller {

    /** The administrator of the platform, who may do everything. */
    Caller ADMINISTRATOR = new Caller() {

        @Override
        public String id() {
            return "admin";
        }

        @Override
        public boolean knows(String tenant) {
            return true;
        }

        @Override
        public boolean may(Permission permission, Optional<String> tenant) {
            return true;
        }
    };

    /** How the audit log names them; no secret. */
    String id();

    /** Whether they may do anything at all with the tenant: to others nothing in it exists. */
    boolean knows(String tenant);

    /** Whether they may do such a thing, with a tenant or with what belongs to none. */
    boolean may(Permission permission, Optional<String> tenant);
}
