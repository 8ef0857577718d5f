package io.bellbuoy.kit.lifecycle;

/**
 * Something that runs until it is stopped.
 *
 * <p>Both methods are safe to call twice and block until they are done; a service that was stopped is not started again.
 */
public interface Service {

    /** What log lines call it. */
    String name();

    /** Returns once the service does its work. A service that throws has released what it had taken. */
    void start() throws Exception;

    /** Stops accepting, finishes what is in hand, releases everything. */
    void stop() throws Exception;
}
