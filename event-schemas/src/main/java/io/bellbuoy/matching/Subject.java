package io.bellbuoy.matching;

import java.util.Locale;

/** What a subscription can put a condition on, in the order in which it looks at them. */
public enum Subject {
    EVENT_TYPE,
    REPOSITORY_KIND,
    ARTIFACT_TYPE,
    REPOSITORY,
    PATH,
    TAG;

    /** In words, as a sentence needs it: {@code event type}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
