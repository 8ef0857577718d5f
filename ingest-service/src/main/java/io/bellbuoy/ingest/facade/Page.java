package io.bellbuoy.ingest.facade;

import io.bellbuoy.ingest.http.Problem;
import io.bellbuoy.ingest.http.ProblemException;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/**
 * A part of a list.
 *
 * @param number of the page, from 0
 * @param size how many it has at most
 */
public record Page(int number, int size) {

    private static final int USUAL_SIZE = 10;
    private static final int MAX_SIZE = 100;

    /**
     * The page that a request asks for.
     *
     * @param sizeName its parameter for the size
     * @param first its number of the first page
     */
    public static Page of(RoutingContext request, String sizeName, int first) {
        int number = parameter(request, "page", first, first, Integer.MAX_VALUE);
        return new Page(number - first, parameter(request, sizeName, USUAL_SIZE, 1, MAX_SIZE));
    }

    /** What is on the page. */
    public <T> List<T> of(List<T> all) {
        return all.stream().skip((long) number * size).limit(size).toList();
    }

    /** How many pages there are of so many. */
    public int count(int items) {
        return (items + size - 1) / size;
    }

    private static int parameter(RoutingContext request, String name, int usual, int from, int to) {
        String text = request.request().getParam(name);
        try {
            int value = text == null ? usual : Integer.parseInt(text);
            if (value >= from && value <= to) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new ProblemException(
                Problem.of(400, name + ": must be a number from " + from + (to == MAX_SIZE ? " to " + to : "")));
    }
}
