package io.bellbuoy.standalone;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellbuoy.standalone.contract.Answer;
import io.bellbuoy.standalone.contract.DocumentedOperation;
import io.bellbuoy.standalone.contract.FrontDoor;
import io.bellbuoy.standalone.contract.FuzzedRequest;
import io.bellbuoy.standalone.contract.OpenApi;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever comes in, the front door answers as its document says, and never that it broke.
 *
 * <p>System property {@code bellbuoy.test.fuzz} says how many requests are sent, {@code bellbuoy.test.fuzz.seed} which.
 */
class FuzzIT {

    private static final int REQUESTS = Integer.getInteger("bellbuoy.test.fuzz", 3_000);
    private static final long SEED = Long.getLong("bellbuoy.test.fuzz.seed", System.currentTimeMillis());
    private static final int AT_ONCE = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void shouldNeverBreakAndAlwaysAnswerAsTheDocumentPromises(@TempDir Path state) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try (Pipeline pipeline = Pipeline.startWithHistory(PipelineSettings.onSharedKafka(state));
                FrontDoor door = new FrontDoor(pipeline.port(), PipelineSettings.TOKEN)) {
            // Given
            OpenApi api = door.promise();
            await().atMost(PATIENCE).until(() -> hasHistory(door));
            List<Callable<Outcome>> requests = IntStream.range(0, REQUESTS)
                    .<Callable<Outcome>>mapToObj(number -> () -> send(number, api, door))
                    .toList();

            // When
            List<Outcome> outcomes =
                    threads.invokeAll(requests).stream().map(FuzzIT::get).toList();

            // Then
            System.out.println("Fuzzed with bellbuoy.test.fuzz.seed=" + SEED + ": " + statuses(outcomes));
            assertThat(outcomes.stream().filter(Outcome::isWrong).limit(20))
                    .as("seed %s", SEED)
                    .isEmpty();
            assertThat(outcomes)
                    .as("not all in vain")
                    .anyMatch(outcome -> outcome.answer().status() < 300);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Until it has read what there is, it says so, and that is an answer of 503. */
    private static boolean hasHistory(FrontDoor door) throws Exception {
        String path = "/v1/tenants/acme/deliveries/ntf_nobodys";
        return door.send("GET", path, Map.of(), null).status() == 404;
    }

    private static Outcome send(int number, OpenApi api, FrontDoor door) throws Exception {
        List<DocumentedOperation> operations = api.operations();
        DocumentedOperation operation = operations.get(number % operations.size());
        FuzzedRequest request = FuzzedRequest.of(operation, new Random(SEED + number * 31L));
        return new Outcome(request, door.send(operation.method(), request.target(), request.headers(), request.body()));
    }

    private static Map<String, Set<Integer>> statuses(List<Outcome> outcomes) {
        return outcomes.stream()
                .collect(groupingBy(
                        outcome -> outcome.request().operation().id(),
                        TreeMap::new,
                        mapping(outcome -> outcome.answer().status(), toCollection(TreeSet::new))));
    }

    private static Outcome get(Future<Outcome> outcome) {
        try {
            return outcome.get();
        } catch (Exception e) {
            throw new AssertionError("No answer, with seed " + SEED, e);
        }
    }

    private record Outcome(FuzzedRequest request, Answer answer) {

        boolean isWrong() {
            return !request.violations(answer).isEmpty();
        }

        @Override
        public String toString() {
            return "\n" + request + "\n  → " + answer + "\n  " + request.violations(answer);
        }
    }
}
