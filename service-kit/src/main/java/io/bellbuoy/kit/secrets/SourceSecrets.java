package io.bellbuoy.kit.secrets;

import io.bellbuoy.events.Source;
import java.util.function.BinaryOperator;

/**
 * Seals the secrets of a source on its way into a topic and opens them behind it. Without keys they stay as they are. Any
 * thread may use it.
 */
public final class SourceSecrets {

    private final Sealer sealer;

    SourceSecrets(Sealer sealer) {
        this.sealer = sealer;
    }

    /** With keys. */
    public static SourceSecrets with(KeySet keys) {
        return new SourceSecrets(Sealer.with(keys));
    }

    /** With every secret sealed by the primary key; those that could not be opened stay as they were sealed. */
    public Source sealed(Source source) {
        return changed(source, sealer::seal);
    }

    /** With every secret in clear that can be opened; the others stay sealed, until their key is there. */
    public Source opened(Source source) {
        return changed(source, sealer::open);
    }

    private Source changed(Source source, BinaryOperator<String> change) {
        // No subscription's place begins like this: what was sealed for the one cannot be opened for the other.
        String place = "source " + source.getTenant() + "/" + source.getDialect();
        return Source.newBuilder(source)
                .setSecrets(source.getSecrets().stream()
                        .map(secret -> change.apply(secret, place))
                        .toList())
                .build();
    }
}
