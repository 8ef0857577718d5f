package io.bellbuoy.worker.attempt;

import io.bellbuoy.delivery.Reason;
import io.bellbuoy.dialect.Content;
import io.bellbuoy.dialect.Format;
import io.bellbuoy.dialect.catalogue.Formats;
import io.bellbuoy.endpoint.ReservedHeaders;
import io.bellbuoy.events.Endpoint;
import io.bellbuoy.events.EndpointTls;
import io.bellbuoy.events.Notification;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.kit.secrets.SubscriptionSecrets;
import io.bellbuoy.signing.SigningScheme;
import io.bellbuoy.worker.sending.Request;
import io.bellbuoy.worker.sending.TlsSettings;
import io.bellbuoy.worker.sending.Trail;
import io.bellbuoy.worker.sending.Transport;
import io.bellbuoy.worker.signing.Message;
import io.bellbuoy.worker.signing.SignatureHeader;
import io.bellbuoy.worker.signing.Signatures;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Makes requests: renders, signs, and puts the headers together. Pure. */
final class Requests {

    private Requests() {}

    static Request of(Notification notification, Subscription subscription, Instant now, Trail trail)
            throws UndeliverableException {
        Endpoint endpoint = subscription.getEndpoint();
        if (SubscriptionSecrets.isSealed(endpoint)) {
            throw new UndeliverableException(Reason.SECRET_UNREADABLE);
        }
        Content content = render(format(endpoint), notification, subscription);
        Map<String, String> headers = headers(content, endpoint);
        // Of use to every receiver, whatever its scheme.
        headers.put("webhook-id", notification.getId());
        headers.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
        SignatureHeader signature = sign(new Message(notification.getId(), now, content.text()), endpoint);
        headers.put(signature.name(), signature.value());
        Duration timeout = Duration.ofMillis(subscription.getDelivery().getTimeout());
        return request(endpoint, headers, content, timeout, trail);
    }

    private static Request request(
            Endpoint endpoint, Map<String, String> headers, Content content, Duration timeout, Trail trail)
            throws UndeliverableException {
        try {
            URI url = URI.create(endpoint.getUrl());
            Buffer body = Buffer.buffer(content.text());
            return new Request(content.method(), url, headers, body, timeout, transport(endpoint), trail);
        } catch (IllegalArgumentException e) {
            throw new UndeliverableException(Reason.REQUEST_INVALID, e);
        }
    }

    private static Transport transport(Endpoint endpoint) {
        EndpointTls own = endpoint.getTls();
        TlsSettings tls = new TlsSettings(
                endpoint.getVerifyTls(), own.getCaCertificates(), own.getClientCertificate(), own.getClientKey());
        return new Transport(tls, endpoint.getCompression().equals("gzip"), endpoint.getProxy());
    }

    private static Format format(Endpoint endpoint) throws UndeliverableException {
        return Formats.named(endpoint.getFormat()).orElseThrow(() -> new UndeliverableException(Reason.FORMAT_UNKNOWN));
    }

    /** Whatever a format throws: it is this event's misfortune and nobody else's. */
    private static Content render(Format format, Notification notification, Subscription subscription)
            throws UndeliverableException {
        try {
            return format.render(notification, subscription);
        } catch (RuntimeException e) {
            throw new UndeliverableException(Reason.RENDERING_FAILED, e);
        }
    }

    /** The API gives every subscription a secret; one without was written by someone else, and is not sent unsigned. */
    private static SignatureHeader sign(Message message, Endpoint endpoint) throws UndeliverableException {
        SigningScheme scheme = SigningScheme.named(endpoint.getSigning())
                .orElseThrow(() -> new UndeliverableException(Reason.SIGNING_UNKNOWN));
        if (endpoint.getSecret() == null) {
            throw new UndeliverableException(Reason.SECRET_MISSING);
        }
        try {
            return Signatures.sign(message, scheme, endpoint);
        } catch (IllegalArgumentException e) {
            throw new UndeliverableException(Reason.SECRET_INVALID, e);
        }
    }

    /** Those of the format, over them the subscription's own. */
    private static Map<String, String> headers(Content content, Endpoint endpoint) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(content.headers());
        headers.putAll(endpoint.getHeaders());
        headers.keySet().removeIf(ReservedHeaders::contains);
        if (endpoint.getAuthorization() != null) {
            headers.put("authorization", endpoint.getAuthorization());
        }
        if (content.hasBody()) {
            headers.put("content-type", content.mediaType());
        } else {
            headers.remove("content-type");
        }
        return headers;
    }
}
