package io.bellbuoy.dialect.harbor;

import io.bellbuoy.dialect.Arrival;
import io.bellbuoy.dialect.Arrivals;
import io.bellbuoy.events.RegistryEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Bodies of Harbor's. */
final class HarborSamples {

    private static final HarborDialect DIALECT = new HarborDialect();

    private HarborSamples() {}

    /** The names of all that are whole bodies. */
    static Stream<String> names() {
        try (Stream<Path> files =
                Files.list(Path.of(HarborSamples.class.getResource("/harbor").toURI()))) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json") && !name.contains("cloudevents-data"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(String name) {
        return Arrivals.sample("harbor/" + name);
    }

    static RegistryEvent event(String name) {
        return events(text(name)).get(0);
    }

    static List<RegistryEvent> events(String body) {
        return events(Arrivals.of(body));
    }

    static List<RegistryEvent> events(Arrival arrival) {
        return DIALECT.translate(arrival).events();
    }
}
