package io.bellbuoy.worker.signing;

/** The header that carries a signature. */
public record SignatureHeader(String name, String value) {

    /** Without the value, which with some schemes is the secret itself. */
    @Override
    public String toString() {
        return name + ": …";
    }
}
