package io.bellbuoy.events;

import org.apache.avro.util.ClassSecurityValidator;

/**
 * Tells Avro that the types of this package may be made from what a schema names. Since 1.12.2 Avro loads no class that
 * nobody vouched for, and reading or copying one of ours would fail.
 */
public final class AvroTrust {

    static {
        String ours = AvroTrust.class.getPackageName();
        ClassSecurityValidator.setGlobal(
                ClassSecurityValidator.composite(ClassSecurityValidator.getGlobal(), type -> type.getPackageName()
                        .equals(ours)));
    }

    private AvroTrust() {}

    /** Vouches for our types, once however often it is called. Whoever reads, copies or writes them calls it first. */
    public static void ensure() {
        // The static initializer has done it.
    }
}
