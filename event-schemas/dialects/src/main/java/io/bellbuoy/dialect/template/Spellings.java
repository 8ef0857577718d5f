package io.bellbuoy.dialect.template;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Arrays;
import java.util.Set;

/** The ways in which a template may write a value: as it is, and escaped for some type of content. */
public final class Spellings {

    private Spellings() {}

    /** All of them. */
    public static Set<String> of(String value) {
        return Arrays.stream(Escaping.values())
                .map(escaping -> escaping.escape(value))
                .collect(toUnmodifiableSet());
    }
}
