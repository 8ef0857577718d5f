package io.bellbuoy.ingest.access;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The text of a token: {@code bby_}, its id, {@code _}, a secret of 256 bits and a checksum of all that. Letters and digits, so
 * that a double click selects it, and a form that scanners for leaked secrets can recognise; by the checksum, what only looks
 * like a token is turned away before anybody looks it up.
 *
 * @param id by which it is looked up
 * @param text all of it, which is shown to its owner once and kept nowhere
 */
public record TokenText(String id, String text) {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int ID_LENGTH = 12;

    /** The fewest digits to the base 62 that hold 256 bits. */
    private static final int SECRET_LENGTH = 43;

    /** The fewest that hold 32. */
    private static final int CHECKSUM_LENGTH = 6;

    private static final Pattern FORM = Pattern.compile("(bby_([0-9A-Za-z]{%d})_[0-9A-Za-z]{%d})([0-9A-Za-z]{%d})"
            .formatted(ID_LENGTH, SECRET_LENGTH, CHECKSUM_LENGTH));

    /** A new one. */
    public static TokenText make(SecureRandom random) {
        String id = digits(random, ID_LENGTH);
        String text = "bby_" + id + "_" + digits(random, SECRET_LENGTH);
        return new TokenText(id, text + checksum(text));
    }

    /** The one that somebody shows, if it has the form of one. */
    public static Optional<TokenText> parse(String shown) {
        Matcher parts = FORM.matcher(shown);
        return parts.matches() && checksum(parts.group(1)).equals(parts.group(3))
                ? Optional.of(new TokenText(parts.group(2), shown))
                : Optional.empty();
    }

    /** What is kept of it. */
    public String hash() {
        return HexFormat.of().formatHex(Sha256.of(text));
    }

    /** Whether that was kept of it. How long it takes tells nothing of what was. */
    public boolean hasHash(String kept) {
        return MessageDigest.isEqual(hash().getBytes(US_ASCII), kept.getBytes(US_ASCII));
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "TokenText[" + id + "]";
    }

    private static String digits(SecureRandom random, int count) {
        StringBuilder digits = new StringBuilder(count);
        random.ints(count, 0, ALPHABET.length()).mapToObj(ALPHABET::charAt).forEach(digits::append);
        return digits.toString();
    }

    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(US_ASCII));
        StringBuilder digits = new StringBuilder(CHECKSUM_LENGTH);
        long rest = crc.getValue();
        for (int i = 0; i < CHECKSUM_LENGTH; i++) {
            digits.append(ALPHABET.charAt((int) (rest % ALPHABET.length())));
            rest /= ALPHABET.length();
        }
        return digits.toString();
    }
}
