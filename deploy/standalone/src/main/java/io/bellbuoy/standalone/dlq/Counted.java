package io.bellbuoy.standalone.dlq;

/** Numbers with what they count. */
final class Counted {

    private Counted() {}

    static String letters(long count) {
        return count(count, "dead letter");
    }

    static String notifications(long count) {
        return count(count, "notification");
    }

    private static String count(long count, String what) {
        return count == 1 ? "1 " + what : count + " " + what + "s";
    }
}
