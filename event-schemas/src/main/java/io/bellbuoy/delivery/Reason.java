package io.bellbuoy.delivery;

import static io.bellbuoy.delivery.Fault.CUSTOMER;
import static io.bellbuoy.delivery.Fault.NONE;
import static io.bellbuoy.delivery.Fault.OURS;

import java.util.Locale;

/** Why an attempt came to what it came to. A customer's fault and ours never share a reason. */
public enum Reason {
    ACCEPTED(NONE, "The endpoint answered 2xx."),
    SUBSCRIPTION_DELETED(NONE, "The subscription is gone, so nobody waits for this."),

    REDIRECTED(CUSTOMER, "The endpoint answered 3xx; redirects are not followed."),
    REJECTED(CUSTOMER, "The endpoint answered 4xx."),
    REQUEST_TIMEOUT(CUSTOMER, "The endpoint answered 408: the request took too long to arrive."),
    TOO_EARLY(CUSTOMER, "The endpoint answered 425: it will not risk a request that may be replayed."),
    TOO_MANY_REQUESTS(CUSTOMER, "The endpoint answered 429: it cannot keep up."),
    SERVER_ERROR(CUSTOMER, "The endpoint answered 5xx."),
    UNKNOWN_STATUS(CUSTOMER, "The endpoint answered a status that HTTP does not know."),
    STOPPED(CUSTOMER, "The endpoint answered that it does not want this one again."),
    ENDPOINT_GONE(CUSTOMER, "The endpoint answered that it wants no more of these."),
    ENDPOINT_SUSPENDED(CUSTOMER, "The endpoint is suspended until its subscription is put again; nothing was sent."),
    TIMEOUT(CUSTOMER, "The exchange was not over within the subscription's time-out."),
    DNS_FAILED(CUSTOMER, "The endpoint's host name could not be resolved."),
    CONNECT_FAILED(CUSTOMER, "No connection to the endpoint could be made."),
    TLS_FAILED(CUSTOMER, "The TLS handshake failed, or the certificate is not to be trusted."),
    RESPONSE_BROKEN(CUSTOMER, "The connection ended, or spoke no HTTP, before there was a whole response."),
    ADDRESS_REFUSED(CUSTOMER, "The host has an address in a network that webhooks may not go to."),
    HOST_REFUSED(CUSTOMER, "The platform's operator lets no webhooks go to this host."),
    HTTPS_REQUIRED(CUSTOMER, "The platform's operator lets webhooks go over https alone."),
    TLS_CONFIG_INVALID(CUSTOMER, "The subscription's certificates or its key cannot be used."),
    REQUEST_INVALID(CUSTOMER, "The subscription's URL, headers and time-out make no valid HTTP request."),
    SECRET_MISSING(CUSTOMER, "The subscription has no signing secret, and nothing is sent unsigned."),
    SECRET_INVALID(CUSTOMER, "A signing secret of the subscription is not what its scheme needs."),

    SECRET_UNREADABLE(OURS, "A secret of the subscription is encrypted with a key that this worker does not have."),
    SIGNING_UNKNOWN(OURS, "The subscription asks for a signing scheme that this worker does not have."),
    PROXY_UNKNOWN(OURS, "The subscription asks for a proxy that this worker does not have."),
    PROXY_FAILED(OURS, "The proxy is away, or does not let us through."),
    FORMAT_UNKNOWN(OURS, "The subscription asks for a format that this worker does not have."),
    RENDERING_FAILED(OURS, "The event could not be written in the subscription's format."),
    INTERNAL_ERROR(OURS, "Something failed that should not; the worker's log says what.");

    private final Fault fault;
    private final String sentence;

    Reason(Fault fault, String sentence) {
        this.fault = fault;
        this.sentence = sentence;
    }

    /** As status records and metrics spell it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whose fault it is. */
    public Fault fault() {
        return fault;
    }

    /** What it means, for people. */
    public String sentence() {
        return sentence;
    }
}
