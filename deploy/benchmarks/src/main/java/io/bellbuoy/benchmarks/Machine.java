package io.bellbuoy.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What figures were measured on and with, without which they mean nothing. */
public final class Machine {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    private Machine() {}

    /**
     * One line: processor, system, JVM and libraries.
     *
     * @param libraries a class of each
     */
    public static String describe(Class<?>... libraries) throws IOException {
        String processor = Runtime.getRuntime().availableProcessors() + " × " + processor();
        String system = System.getProperty("os.name") + " " + System.getProperty("os.version");
        String jvm = System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version");
        return Stream.concat(
                        Stream.of(processor, system, jvm), Stream.of(libraries).map(Machine::library))
                .collect(Collectors.joining(", "));
    }

    /** How busy others keep it at the moment, which is part of every figure by the clock. */
    public static String load() {
        return "load average "
                + Figures.fine(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static String processor() throws IOException {
        List<String> lines = Files.isReadable(CPU_INFO) ? Files.readAllLines(CPU_INFO) : List.of();
        return lines.stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }

    /** Name and version, which all libraries have in the name of their file and not all in their manifest. */
    private static String library(Class<?> part) {
        try {
            Path jar = Path.of(
                    part.getProtectionDomain().getCodeSource().getLocation().toURI());
            return jar.getFileName().toString().replaceFirst("\\.jar$", "");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(part + " comes from nowhere", e);
        }
    }
}
