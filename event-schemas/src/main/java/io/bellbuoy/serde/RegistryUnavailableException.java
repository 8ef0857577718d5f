package io.bellbuoy.serde;

import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/**
 * The schema registry gave no usable answer: it cannot be reached, is in trouble, or refuses our credentials. Nothing is
 * wrong with the record, so keep it and ask again later.
 */
public final class RegistryUnavailableException extends RetriableException {
    private static final long serialVersionUID = 1L;

    RegistryUnavailableException(String message) {
        super(message);
    }

    RegistryUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
