package io.bellbuoy.worker.simulation;

import static io.bellbuoy.worker.simulation.Arrivals.burst;
import static io.bellbuoy.worker.simulation.Arrivals.steadily;
import static io.bellbuoy.worker.simulation.Endpoint.endpoint;
import static io.bellbuoy.worker.simulation.Scenario.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class SimulationTest {

    private static final Path EXPECTED = Path.of("src/test/simulation/report.txt");
    private static final Path FOUND = Path.of("target/simulation/report.txt");

    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration USUAL = Duration.ofMillis(50);

    private static final List<Scenario> SCENARIOS = List.of(
            scenario("All are fast", minutes(10), fast(10)),
            scenario(
                    "One is slow",
                    minutes(30),
                    fast(9),
                    endpoint("slow").answers(200).after(seconds(2)).receiving(steadily(10, minutes(5)))),
            scenario("One hangs", hours(1), fast(9), endpoint("hanging").hangs().receiving(steadily(10, minutes(5)))),
            scenario(
                    "A tenth hangs",
                    hours(1),
                    fast(90, minutes(2)),
                    endpoint("hanging").times(10).hangs().receiving(steadily(5, minutes(2)))),
            scenario(
                    "One fails for ten minutes",
                    hours(1),
                    fast(4),
                    endpoint("failing")
                            .answers(500)
                            .after(USUAL)
                            .lasting(minutes(10))
                            .answers(200)
                            .after(USUAL)
                            .receiving(steadily(10, minutes(15)))),
            scenario(
                    "One asks for pauses of 90 s",
                    hours(1),
                    fast(4),
                    endpoint("overloaded")
                            .answers(200)
                            .after(USUAL)
                            .lasting(minutes(1))
                            .answers(429)
                            .asking(seconds(90))
                            .after(USUAL)
                            .lasting(seconds(70))
                            .answers(200)
                            .after(USUAL)
                            .receiving(steadily(10, minutes(5)))),
            scenario(
                    "One is up for 40 s and down for 30 s",
                    hours(1),
                    fast(4),
                    endpoint("flapping")
                            .answers(200)
                            .after(USUAL)
                            .lasting(seconds(40))
                            .answers(500)
                            .after(USUAL)
                            .lasting(seconds(30))
                            .repeatedly()
                            .receiving(steadily(10, minutes(5)))),
            scenario(
                    "A burst of 10,000 at a limit of 100 per second",
                    hours(1),
                    fast(4),
                    endpoint("limited").answers(200).after(USUAL).limitedTo(100).receiving(burst(10_000, seconds(10)))),
            scenario(
                    "A burst of 10,000 at one that takes 160 per second",
                    hours(1),
                    fast(4),
                    endpoint("bursting")
                            .answers(200)
                            .after(Duration.ofMillis(100))
                            .receiving(burst(10_000, seconds(10)))),
            scenario(
                    "A backlog of 5,000 is resumed",
                    hours(2),
                    fast(4),
                    endpoint("resumed")
                            .answers(200)
                            .after(USUAL)
                            .disabledUntil(minutes(3))
                            .receiving(burst(5_000, AT_ONCE))),
            scenario(
                    "One notification is poison",
                    hours(24),
                    endpoint("picky").answers(200).after(USUAL).refusing(1_000).receiving(steadily(10, minutes(5)))));

    @Test
    void shouldBehaveAsTheReportSays() throws IOException {
        // When
        String found = SCENARIOS.stream()
                .map(scenario -> Report.of(scenario, Simulation.run(scenario)))
                .collect(Collectors.joining());

        // Then
        Files.createDirectories(FOUND.getParent());
        Files.writeString(FOUND, found);
        assertThat(found)
                .as("If the new behaviour is what you want: cp %s %s", FOUND, EXPECTED)
                .isEqualTo(Files.readString(EXPECTED));
    }

    private static Endpoint fast(int count) {
        return fast(count, minutes(5));
    }

    private static Endpoint fast(int count, Duration during) {
        return endpoint("fast").times(count).answers(200).after(USUAL).receiving(steadily(10, during));
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }

    private static Duration hours(int hours) {
        return Duration.ofHours(hours);
    }
}
