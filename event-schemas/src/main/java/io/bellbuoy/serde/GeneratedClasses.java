package io.bellbuoy.serde;

import org.apache.avro.generic.GenericContainer;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/**
 * Avro loads the class that a schema names only if it is trusted, as a schema may come from anybody. Generated records,
 * enums and fixed bytes do nothing but hold data, so naming one of them can do no harm. Avro has one switch for the whole
 * JVM.
 */
final class GeneratedClasses {
    private static final ClassSecurityPredicate HOLDS_ONLY_DATA = GenericContainer.class::isAssignableFrom;

    private GeneratedClasses() {}

    /** Adds to what is trusted already. Repeating it changes nothing. */
    static synchronized void trust() {
        ClassSecurityPredicate trusted = ClassSecurityValidator.getGlobal();
        if (!trusted.isTrusted(GenericContainer.class)) {
            ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(trusted, HOLDS_ONLY_DATA));
        }
    }
}
