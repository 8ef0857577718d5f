package io.bellbuoy.kit.logging;

/** Keys of the key-values on log lines; every line that speaks of one of these things uses its key. */
public final class LogKeys {

    public static final String SERVICE = "service";
    public static final String TOPIC = "topic";
    public static final String PARTITION = "partition";
    public static final String OFFSET = "offset";
    public static final String REASON = "reason";
    public static final String ADDRESS = "address";
    public static final String JOB = "job";
    public static final String CONFIG = "config";
    public static final String EXPECTED = "expected";
    public static final String ACTUAL = "actual";

    private LogKeys() {}
}
