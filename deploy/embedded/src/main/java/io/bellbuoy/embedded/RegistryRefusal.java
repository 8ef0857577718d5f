package io.bellbuoy.embedded;

import java.util.List;

/** Why a call was refused, in Confluent's codes: the first three digits are the HTTP status. */
final class RegistryRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;

    private RegistryRefusal(int code, String message) {
        // Answers to callers, not faults of ours: nobody reads their stack.
        super(message, null, false, false);
        this.code = code;
    }

    int code() {
        return code;
    }

    int status() {
        return code < 1_000 ? code : code / 100;
    }

    static RegistryRefusal unreadableRequest() {
        return new RegistryRefusal(400, "The request body must be a JSON object");
    }

    static RegistryRefusal unknownSubject(String subject) {
        return new RegistryRefusal(40401, "Subject '" + subject + "' not found.");
    }

    static RegistryRefusal unknownVersion(int version) {
        return new RegistryRefusal(40402, "Version " + version + " not found.");
    }

    static RegistryRefusal unknownSchema(String what) {
        return new RegistryRefusal(40403, what + " not found");
    }

    static RegistryRefusal noLevelOfItsOwn(String subject) {
        return new RegistryRefusal(
                40408, "Subject '" + subject + "' does not have subject-level compatibility configured");
    }

    static RegistryRefusal incompatible(String subject, List<String> conflicts) {
        return new RegistryRefusal(
                409,
                "Schema being registered is incompatible with an earlier schema for subject \"" + subject
                        + "\", details: " + conflicts);
    }

    static RegistryRefusal invalidSchema(String why) {
        return new RegistryRefusal(42201, "Invalid schema: " + why);
    }

    static RegistryRefusal invalidVersion(String version) {
        return new RegistryRefusal(
                42202, "The specified version '" + version + "' is not a valid version id: 1 and up, or \"latest\"");
    }

    static RegistryRefusal invalidLevel(String level) {
        return new RegistryRefusal(42203, "Invalid compatibility level '" + level + "'");
    }
}
