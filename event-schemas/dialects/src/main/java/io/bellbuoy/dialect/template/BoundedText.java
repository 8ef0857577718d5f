package io.bellbuoy.dialect.template;

import java.io.Writer;

/** Takes what a template writes, up to a bound; beyond it throws {@link OutOfBoundsException}. */
final class BoundedText extends Writer {

    private final StringBuilder text = new StringBuilder();
    private final int maxChars;

    BoundedText(int maxChars) {
        this.maxChars = maxChars;
    }

    @Override
    public void write(char[] chars, int from, int count) {
        if (count > maxChars - text.length()) {
            throw new OutOfBoundsException("makes more than " + maxChars + " characters");
        }
        text.append(chars, from, count);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public String toString() {
        return text.toString();
    }
}
