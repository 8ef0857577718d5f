package io.bellbuoy.benchmarks.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.benchmarks.installation.JavaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** The process of {@link EndpointsMain}. For one thread. */
record Endpoints(Process process, BufferedReader answers, PrintWriter orders, int port) implements AutoCloseable {

    static Endpoints start(Path dir, int count) throws IOException {
        Process process = JavaProcess.start(
                dir.resolve("endpoints.log"), "-Xmx256m", EndpointsMain.class, List.of(Integer.toString(count)));
        BufferedReader answers = process.inputReader(UTF_8);
        PrintWriter orders = new PrintWriter(process.outputWriter(UTF_8), true);
        return new Endpoints(process, answers, orders, Integer.parseInt(line(answers)));
    }

    private static String line(BufferedReader answers) throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("The endpoints have ended");
        }
        return line;
    }

    /** All of these addresses are the machine's own. */
    static String host(int endpoint) {
        return "127.0." + (1 + endpoint / 250) + "." + (1 + endpoint % 250);
    }

    String url(int endpoint) {
        return "http://" + host(endpoint) + ":" + port + "/hook";
    }

    /** From now on the first so many take requests and answer none. */
    void hang(int count) {
        orders.println(EndpointsMain.HANG + count);
    }

    /** What has come to those that answer since the last time. */
    Arrivals report() throws IOException {
        return Arrivals.parse(ask(EndpointsMain.REPORT));
    }

    /** How many have come in all that were due at any time. */
    long drained() throws IOException {
        return Long.parseLong(ask(EndpointsMain.DRAINED));
    }

    private String ask(String order) throws IOException {
        orders.println(order);
        return line(answers);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
