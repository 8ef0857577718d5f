package io.bellbuoy.events;

import org.apache.avro.generic.GenericContainer;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * Lets Avro load generated classes. Since 1.12.2 it loads no class that a schema names and nobody vouched for, as a schema
 * may come from anybody; reading or copying a record of ours would fail. Generated records, enums and fixed bytes do
 * nothing but hold data, so naming one of them can do no harm. Avro has one switch for the whole JVM.
 */
public final class AvroTrust {

    static {
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.getGlobal(), GenericContainer.class::isAssignableFrom));
    }

    private AvroTrust() {}

    /** Vouches for generated classes, once however often it is called. Whoever reads or copies records calls it first. */
    public static void ensure() {
        // The static initializer has done it.
    }
}
