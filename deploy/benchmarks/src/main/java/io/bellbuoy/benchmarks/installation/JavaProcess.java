package io.bellbuoy.benchmarks.installation;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another JVM. */
public final class JavaProcess {

    private JavaProcess() {}

    /** Starts one with this one's class path; what it logs goes to the file. */
    public static Process start(Path log, String heap, Class<?> main, List<String> arguments) throws IOException {
        return start(log, heap, System.getProperty("java.class.path"), main.getName(), arguments);
    }

    /** Starts one with a class path of its own. */
    public static Process start(Path log, String heap, String classPath, String main, List<String> arguments)
            throws IOException {
        return start(log, List.of(heap), classPath, main, arguments);
    }

    /** Starts one with a class path and options of its own. */
    public static Process start(Path log, List<String> options, String classPath, String main, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectError(Redirect.appendTo(log.toFile()))
                .start();
    }
}
