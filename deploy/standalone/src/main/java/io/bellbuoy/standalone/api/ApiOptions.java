package io.bellbuoy.standalone.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.kit.lifecycle.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whom a command asks, in whose name, and how it tells the answer. */
final class ApiOptions {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets them.
    private CommandSpec spec;

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "${env:BELLBUOY_URL:-http://127.0.0.1:8080}",
            description = "Where the front door is: BELLBUOY_URL, or http://127.0.0.1:8080.")
    @SuppressWarnings("NullAway.Init")
    private String url;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            defaultValue = "${env:BELLBUOY_TOKEN}",
            description = "Bearer token; better in BELLBUOY_TOKEN, where other users of this machine do not see it.")
    private @Nullable String token;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORM",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES} (default: table).")
    @SuppressWarnings("NullAway.Init")
    private Output output;

    /** Prints a list, of which further pages are asked for as long as there are any and more items are wanted. */
    int list(Ask ask, int limit, Table table) {
        return run(api -> {
            List<JsonNode> items = new ArrayList<>();
            boolean more = new Pages(api, ask).read(limit, items);
            if (output == Output.JSON) {
                items.forEach(item -> out().println(item));
            } else {
                table.lines(items).forEach(out()::println);
                out().println(items.size()
                        + (items.size() == 1 ? " item" : " items")
                        + (more ? "; --limit shows more." : "."));
            }
        });
    }

    /** Prints what is answered, which is one thing. */
    int show(Ask ask) {
        return run(api -> print(api.send(ask)));
    }

    /** Prints what is answered, or that it is done when nothing is. */
    int perform(Ask ask, String done) {
        return run(api -> {
            JsonNode answer = api.send(ask);
            if (!answer.isMissingNode()) {
                print(answer);
            } else if (output == Output.TABLE) {
                out().println(done);
            }
        });
    }

    private int run(Conversation conversation) {
        try {
            conversation.with(new Api(url, token));
            return ExitCode.OK.value();
        } catch (RefusedException e) {
            return failed(e, e.exitCode());
        } catch (IOException e) {
            return failed(e, ExitCode.FAILED);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--url: " + e.getMessage());
        } finally {
            out().flush();
        }
    }

    private void print(JsonNode answer) throws JsonProcessingException {
        out().println(output == Output.JSON ? answer.toString() : answer.toPrettyString());
    }

    private int failed(IOException failure, ExitCode code) {
        spec.commandLine()
                .getErr()
                .println(spec.commandLine().getColorScheme().errorText(String.valueOf(failure.getMessage())));
        return code.value();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    @FunctionalInterface
    private interface Conversation {

        void with(Api api) throws IOException;
    }
}
