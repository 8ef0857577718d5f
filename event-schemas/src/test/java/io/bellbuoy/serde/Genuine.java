package io.bellbuoy.serde;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * Confluent's own serdes, out of a jar that carries them unchanged among much else. They meet ours in Avro's and Kafka's
 * classes, which are shared; everything else that the jar brings stays in a class loader of its own.
 */
final class Genuine {
    static final String SERIALIZER = "io.confluent.kafka.serializers.KafkaAvroSerializer";
    static final String DESERIALIZER = "io.confluent.kafka.serializers.KafkaAvroDeserializer";

    private static final ClassLoader LOADER = new URLClassLoader(new URL[] {jar()}, new Shared());

    private Genuine() {}

    /** Does something while Kafka's clients would find Confluent's classes by name. */
    static <T> T within(Supplier<T> action) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(LOADER);
        try {
            return action.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static URL jar() {
        try {
            return Path.of("target", "genuine-serdes.jar").toUri().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }

    /** The JDK, and of the class path only what both sides have to agree on. */
    private static final class Shared extends ClassLoader {
        private static final List<String> PACKAGES =
                List.of("org.apache.avro.", "org.apache.kafka.", "org.slf4j.", "io.bellbuoy.serde.RegistryAvro");

        private Shared() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (PACKAGES.stream().noneMatch(name::startsWith)) {
                throw new ClassNotFoundException(name);
            }
            return Class.forName(name, true, Genuine.class.getClassLoader());
        }
    }
}
