package io.bellbuoy.worker.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

final class OffsetMapCodecPropertyTest {

    private static final int KAFKAS_LIMIT = 4096;

    private final OffsetMapCodec codec = new OffsetMapCodec("cluster");

    @Property
    void shouldReadWhatItWrote(@ForAll @LongRange(min = 0) long point, @ForAll("sets") BitSet completed) {
        // Given
        OffsetMap map = new OffsetMap(point, completed);

        // When
        String metadata = codec.encode(map);

        // Then
        assertThat(metadata).hasSizeLessThanOrEqualTo(KAFKAS_LIMIT);
        assertThat(codec.decode(point, metadata)).contains(map);
    }

    @Property
    void shouldOnlyForgetWhatDoesNotFit(@ForAll("largeSets") BitSet completed) {
        // When
        String metadata = codec.encode(new OffsetMap(7, completed));

        // Then
        BitSet remembered = codec.decode(7, metadata).orElseThrow().completed();
        assertThat(metadata).hasSizeLessThanOrEqualTo(KAFKAS_LIMIT);
        assertThat(remembered).isIn(completed, completed.get(0, OffsetMapCodec.MAX_BITS));
    }

    @Property
    void shouldRefuseWhateverIsNotItsOwn(@ForAll String metadata, @ForAll("prefixes") String prefix) {
        String foreign = prefix + metadata;
        assertThat(codec.decode(7, foreign))
                .isEqualTo(foreign.isEmpty() ? Optional.of(OffsetMap.upTo(7)) : Optional.empty());
    }

    @Property
    void shouldRefuseDamagedMetadata(
            @ForAll("sets") BitSet completed, @ForAll @IntRange(max = KAFKAS_LIMIT) int where, @ForAll char what) {
        // Given
        OffsetMap map = new OffsetMap(7, completed);
        StringBuilder metadata = new StringBuilder(codec.encode(map));
        metadata.setCharAt(where % metadata.length(), what);

        // When
        Optional<OffsetMap> read = codec.decode(7, metadata.toString());

        // Then: the last character has bits that mean nothing.
        assertThat(read.orElse(map)).isEqualTo(map);
    }

    @Property
    void shouldRefuseAMapOfOtherRecords(@ForAll("sets") BitSet completed) {
        // Given
        String metadata = codec.encode(new OffsetMap(7, completed));

        // When, Then
        assertThat(codec.decode(8, metadata)).isEmpty();
        assertThat(new OffsetMapCodec("another cluster").decode(7, metadata)).isEmpty();
    }

    @Property
    void shouldNotBreakOnBytesThatAreNoEncoding(@ForAll byte[] bytes, @ForAll Encoding encoding) {
        try {
            assertThat(encoding.decode(bytes)).isNotNull();
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageMatching("A varint has no end|Runs reach .* offsets far");
        }
    }

    @Provide
    Arbitrary<String> prefixes() {
        return Arbitraries.of("", "bb1", "bb1b", "bb1r", "bb2r");
    }

    @Provide
    Arbitrary<BitSet> sets() {
        return Arbitraries.randomValue(random -> runs(random, OffsetMapCodec.MAX_BITS));
    }

    @Provide
    Arbitrary<BitSet> largeSets() {
        return Arbitraries.randomValue(random -> runs(random, OffsetMap.MAX_SPAN));
    }

    /** Runs of random lengths, the first of them open, the last completed. */
    private static BitSet runs(Random random, int maxSpan) {
        int span = 2 + random.nextInt(maxSpan - 1);
        int longestOpen = 1 + random.nextInt(1 << random.nextInt(10));
        int longestCompleted = 1 + random.nextInt(1 << random.nextInt(16));
        BitSet completed = new BitSet();
        for (int start = 1; start < span; start = completed.length() + 1 + random.nextInt(longestOpen)) {
            completed.set(start, Math.min(span, start + 1 + random.nextInt(longestCompleted)));
        }
        return completed;
    }
}
