package io.bellbuoy.standalone;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.bellbuoy.standalone.contract.Answer;
import io.bellbuoy.standalone.contract.ContractCase;
import io.bellbuoy.standalone.contract.Conversation;
import io.bellbuoy.standalone.contract.Excuses;
import io.bellbuoy.standalone.contract.FrontDoor;
import io.bellbuoy.standalone.contract.OpenApi;
import io.bellbuoy.standalone.contract.UsualCases;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every operation of the document, with every status that it promises, asked of the real thing. */
class ContractIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private static Path dir;

    private static WebhookReceiver receiver;
    private static Pipeline pipeline;
    private static FrontDoor door;
    private static OpenApi api;
    private static Conversation conversation;

    @BeforeAll
    static void start() throws Exception {
        receiver = new WebhookReceiver();
        pipeline = Pipeline.startWithHistory(PipelineSettings.onSharedKafka(dir.resolve("state")));
        door = new FrontDoor(pipeline.port(), PipelineSettings.TOKEN);
        api = door.promise();
        conversation = new Conversation(door, api);
    }

    @AfterAll
    static void stop() throws Exception {
        door.close();
        pipeline.close();
        receiver.close();
    }

    @TestFactory
    Stream<DynamicTest> shouldAnswerAsTheDocumentPromises() throws Exception {
        List<ContractCase> told = ContractCase.read("cases.yaml", Map.of("receiver", receiver.url()));
        List<ContractCase> usual = UsualCases.of(api);
        Stream<DynamicTest> cases = Stream.concat(told.stream(), usual.stream())
                .map(given -> dynamicTest(given.toString(), () -> answerAsPromised(given)));
        DynamicTest coverage =
                dynamicTest("leaves no promise out", () -> assertThat(unasked()).isEmpty());
        return Stream.concat(cases, Stream.of(coverage));
    }

    private static void answerAsPromised(ContractCase given) throws Exception {
        if (given.eventually()) {
            await().atMost(PATIENCE).until(() -> conversation.isAnswered(given, conversation.ask(given)));
        }
        Answer answer = conversation.ask(given);
        assertThat(answer.status()).as("%s: %s", given, answer).isEqualTo(given.status());
        assertThat(conversation.violations(given, answer))
                .as("%s: %s", given, answer)
                .isEmpty();
        conversation.remember(given, answer);
    }

    /** What the document promises, no case asks for, and nothing excuses. */
    private static Set<String> unasked() throws Exception {
        Excuses excuses = Excuses.read("excuses.yaml");
        return api.operations().stream()
                .flatMap(operation -> operation.statuses().stream()
                        .filter(status -> !excuses.excuse(operation.id(), status))
                        .map(status -> operation.id() + " " + status))
                .filter(promise -> !conversation.asked().contains(promise))
                .collect(toCollection(TreeSet::new));
    }
}
