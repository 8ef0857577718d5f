package io.bellbuoy.benchmarks.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Recorder;

/**
 * Endpoints that answer at once, of which some can be let hang. Says on which port they all are, and then does as it is told,
 * a line each: {@code hang 10} lets the first ten take requests and answer none; {@code report} says what has come to the
 * others since the last report; {@code drained} says how many have come that were due at any time, which no report has in
 * it. Ends with its standard input.
 */
public final class EndpointsMain {

    static final String HANG = "hang ";
    static final String REPORT = "report";
    static final String DRAINED = "drained";

    private final Recorder micros = new Recorder(3);
    private final LongAdder drained = new LongAdder();
    private volatile int hanging;

    private EndpointsMain() {}

    /** Takes how many there are. */
    public static void main(String[] arguments) throws IOException {
        EndpointsMain endpoints = new EndpointsMain();
        System.out.println(endpoints.listen(Integer.parseInt(arguments[0])));
        endpoints.obey();
        // Nobody waits for those that hang.
        Runtime.getRuntime().halt(0);
    }

    /** Each on an address of its own, as to a worker one host is one receiver; all on the port that the first finds. */
    private int listen(int count) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        int port = 0;
        for (int number = 0; number < count; number++) {
            int endpoint = number;
            port = vertx.createHttpServer(new HttpServerOptions()
                            .setHost(Endpoints.host(number))
                            .setPort(port))
                    .requestHandler(request -> handle(endpoint, request))
                    .listen()
                    .await()
                    .actualPort();
        }
        return port;
    }

    private void handle(int endpoint, HttpServerRequest request) {
        Instant now = Instant.now();
        if (endpoint >= hanging) {
            Instant due = DueId.due(request.getHeader("webhook-id"));
            if (due.equals(DueId.ANY_TIME)) {
                drained.increment();
            } else {
                micros.recordValue(Math.max(0, ChronoUnit.MICROS.between(due, now)));
            }
            request.response().setStatusCode(204).end();
        }
    }

    private void obey() throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals(DRAINED)) {
                System.out.println(drained.sum());
            } else if (line.equals(REPORT)) {
                System.out.println(Arrivals.of(micros.getIntervalHistogram()).line());
            } else {
                hanging = Integer.parseInt(line.substring(HANG.length()));
            }
        }
    }
}
