package io.bellbuoy.standalone.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;

/** Why some promises are not asked for here. */
public final class Excuses {

    private static final String ALL = "all";

    private final JsonNode reasons;

    private Excuses(JsonNode reasons) {
        this.reasons = reasons;
    }

    /** The reasons in a file: by operation, or for {@code all}, and by status. */
    public static Excuses read(String file) throws IOException {
        try (InputStream in = Excuses.class.getResourceAsStream(file)) {
            return new Excuses(new YAMLMapper().readTree(in));
        }
    }

    /** Whether there is a reason not to ask an operation for a status. */
    public boolean excuse(String operation, int status) {
        String field = Integer.toString(status);
        return reasons.path(ALL).hasNonNull(field) || reasons.path(operation).hasNonNull(field);
    }
}
