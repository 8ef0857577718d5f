package io.bellbuoy.worker.sending;

import io.bellbuoy.delivery.Reason;
import io.bellbuoy.kit.logging.LogKeys;
import io.bellbuoy.worker.verdict.Response;
import io.bellbuoy.worker.verdict.Response.Failed;
import io.vertx.core.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The outermost wrapper: never throws and never fails its future. Every failure becomes a response. */
final class BackstopSender implements Sender {

    private static final Logger log = LoggerFactory.getLogger(BackstopSender.class);

    private final Sender inner;

    BackstopSender(Sender inner) {
        this.inner = inner;
    }

    @Override
    public Future<Response> send(Request request) {
        try {
            return inner.send(request).otherwise(BackstopSender::asResponse);
        } catch (RuntimeException e) {
            return Future.succeededFuture(asResponse(e));
        }
    }

    private static Response asResponse(Throwable failure) {
        Failed failed = FailureReasons.of(failure);
        if (failed.reason() == Reason.INTERNAL_ERROR) {
            log.atError().setCause(failure).log("An exchange failed in a way that nobody foresaw");
        }
        if (failed.reason() == Reason.ADDRESS_REFUSED) {
            log.atDebug().addKeyValue(LogKeys.REASON, failure.getMessage()).log("Connected to nobody");
        }
        return failed;
    }
}
