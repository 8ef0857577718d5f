package io.bellbuoy.dialect.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes bodies that are almost right. */
final class Mutation {

    private static final int MOST = 4;
    private static final Pattern VALUE =
            Pattern.compile("(?<=:)\\s*(\"(?:[^\"\\\\]++|\\\\.)*+\"|-?\\d[\\d.eE+-]*|true|false|null)");

    /** What a field may hold that nobody expects there. */
    private static final List<String> SURPRISES = List.of(
            "null",
            "true",
            "-1",
            "1e999",
            "9223372036854775808",
            "0.1",
            "\"\"",
            "\" \"",
            "\"\\u0000\\ud800\"",
            "\"..//../\"",
            "\"@:@:\"",
            "\"9999-99-99T99:99:99Z\"",
            "\"0000-01-01T00:00:00Z\"",
            "\"" + "x".repeat(5_000) + "\"",
            "[]",
            "{}",
            "[[[[{}]]]]",
            "[null,1,\"x\",{}]",
            "{\"\":{\"\":1}}");

    private Mutation() {}

    static byte[] of(byte[] body, byte[] other, SplittableRandom random) {
        byte[] mutated = body;
        for (int left = random.nextInt(MOST + 1); left > 0; left--) {
            mutated = once(mutated, other, random);
        }
        return mutated;
    }

    private static byte[] once(byte[] body, byte[] other, SplittableRandom random) {
        return switch (random.nextInt(6)) {
            case 0 -> flipped(body, random);
            case 1 -> Arrays.copyOf(body, random.nextInt(body.length + 1));
            case 2 -> spliced(body, other, random);
            case 3 -> without(body, random);
            default -> surprised(body, random);
        };
    }

    private static byte[] flipped(byte[] body, SplittableRandom random) {
        byte[] flipped = body.clone();
        if (flipped.length > 0) {
            flipped[random.nextInt(flipped.length)] = (byte) random.nextInt(256);
        }
        return flipped;
    }

    private static byte[] spliced(byte[] body, byte[] other, SplittableRandom random) {
        ByteArrayOutputStream spliced = new ByteArrayOutputStream();
        spliced.write(body, 0, random.nextInt(body.length + 1));
        int from = random.nextInt(other.length + 1);
        spliced.write(other, from, other.length - from);
        return spliced.toByteArray();
    }

    private static byte[] without(byte[] body, SplittableRandom random) {
        int from = random.nextInt(body.length + 1);
        int to = Math.min(body.length, from + random.nextInt(40));
        ByteArrayOutputStream without = new ByteArrayOutputStream();
        without.write(body, 0, from);
        without.write(body, to, body.length - to);
        return without.toByteArray();
    }

    /** One value of the document is another. */
    private static byte[] surprised(byte[] body, SplittableRandom random) {
        String text = new String(body, UTF_8);
        Matcher values = VALUE.matcher(text);
        int count = Math.toIntExact(values.results().count());
        if (count == 0) {
            return body;
        }
        int chosen = random.nextInt(count);
        values.reset();
        for (int value = 0; value <= chosen; value++) {
            values.find();
        }
        String surprise = SURPRISES.get(random.nextInt(SURPRISES.size()));
        return (text.substring(0, values.start(1)) + surprise + text.substring(values.end(1))).getBytes(UTF_8);
    }
}
