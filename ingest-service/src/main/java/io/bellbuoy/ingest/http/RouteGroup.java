package io.bellbuoy.ingest.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** An API beside the native one, behind the same door, that tells of failures in its own way. Made once, used by all listeners. */
public interface RouteGroup {

    /** What all of its paths match. */
    String path();

    /** How it tells of failures, those at the door included. */
    ErrorForm errors();

    /**
     * Puts up its routes.
     *
     * @param body reads the body of a request that is to have one
     */
    void addTo(Router router, Handler<RoutingContext> body);
}
