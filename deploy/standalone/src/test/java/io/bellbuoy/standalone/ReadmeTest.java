package io.bellbuoy.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.bellbuoy.events.Subscription;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.kit.config.ConfigTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README shows is what the code does. */
class ReadmeTest {

    private static final Path README = Path.of("../../README.md");
    private static final Pattern TABLE = Pattern.compile(
            "<!-- configuration table[^>]*-->\n(.*)<!-- end of configuration table -->", Pattern.DOTALL);
    private static final Pattern JSON = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

    @Test
    void shouldHoldTheTableOfEveryConfigurationKey() throws IOException {
        Path proposed = Files.writeString(Path.of("target/configuration-table.md"), ConfigTable.markdown());

        assertThat(blocks(TABLE))
                .as("the table that the code makes is in %s", proposed.toAbsolutePath())
                .containsExactly(ConfigTable.markdown());
    }

    @Test
    void shouldShowASubscriptionThatIsOne() throws IOException {
        List<String> documents = blocks(JSON);

        assertThat(documents).isNotEmpty();
        for (String document : documents) {
            assertThatCode(() -> AvroJson.read(AvroJson.mapper().readTree(document), Subscription.class))
                    .as(document)
                    .doesNotThrowAnyException();
        }
    }

    private static List<String> blocks(Pattern pattern) throws IOException {
        return pattern.matcher(Files.readString(README))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
