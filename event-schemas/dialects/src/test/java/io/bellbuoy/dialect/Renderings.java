package io.bellbuoy.dialect;

import io.bellbuoy.events.Notification;
import io.bellbuoy.events.RegistryEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Events on their way out, for tests of formats. */
public final class Renderings {

    private Renderings() {}

    /** As the subscription {@code ci} of {@code acme} gets it. */
    public static Content of(Format format, RegistryEvent event) {
        Notification notification =
                Notification.newBuilder().setId("n-1").setEvent(event).build();
        return format.render(notification, Samples.subscription("ci", "https://ci.example/hook"));
    }

    /** The one event of a body. */
    public static RegistryEvent event(Dialect dialect, String body) {
        return dialect.translate(Arrivals.of(body)).events().get(0);
    }

    /** The event as if only our own fields had been kept. */
    public static RegistryEvent withoutOriginal(RegistryEvent event) {
        return RegistryEvent.newBuilder(event).setOriginal(null).build();
    }

    /** The files of a folder of the test's resources, such as {@code jfrog}, as {@link Arrivals#sample} wants them. */
    public static Stream<String> samples(String folder) {
        try (Stream<Path> files =
                Files.list(Path.of(Renderings.class.getResource("/" + folder).toURI()))) {
            return files.map(file -> folder + "/" + file.getFileName()).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
