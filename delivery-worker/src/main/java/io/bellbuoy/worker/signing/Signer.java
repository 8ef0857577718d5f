package io.bellbuoy.worker.signing;

import java.util.List;

/** Signs as one scheme asks for. Pure; any thread may call. */
interface Signer {

    /**
     * Signs a message.
     *
     * @param secrets those that are valid, the present one first; a scheme may have no room for the others
     * @throws IllegalArgumentException when one of them is not what the scheme needs; the message does not repeat it
     */
    SignatureHeader sign(Message message, List<String> secrets);
}
