package io.bellbuoy.worker.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The id of a notification says whom it is for, and the how-manieth it is. */
record Id(String endpoint, int number) {

    static Id parse(String id) {
        int slash = id.indexOf('/');
        return new Id(id.substring(0, slash), Integer.parseInt(id.substring(slash + 1)));
    }

    static Id parse(byte[] id) {
        return parse(new String(id, UTF_8));
    }

    byte[] bytes() {
        return toString().getBytes(UTF_8);
    }

    @Override
    public String toString() {
        return endpoint + "/" + number;
    }
}
