package io.bellbuoy.dialect.chat;

import io.bellbuoy.dialect.sample.SampleEvents;
import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Repository;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Events whose texts try to be more than texts, for tests of formats that people read. */
public final class HostileEvents {

    /** What a chat would obey if it were let. */
    public static final List<String> TEXTS = List.of(
            "<!channel> <@U012AB3CD> <#C0123> <https://evil.example|log in> &amp; & < >",
            "@everyone @here <@123> <@&456> <#789> <t:1:R> :boom: <:boom:1>",
            "*b* _i_ ~~s~~ ||spoiler|| `c` ```block``` # h\n> q\n- l [log in](https://evil.example) ![i](https://evil.example)",
            "<at>General</at> <a href='https://evil.example'>x</a> \"}],\"x\":[{\"",
            "a\u0000b\u0007\u001b[31m\r\n\t\u2028\u2029\u202Egnp\u2066\u200B\uFEFF",
            "\u0000\u200B\u202E",
            "lone \uD83D and \uDE00 halves",
            "🎉".repeat(3_000),
            "&<>".repeat(3_000),
            "\"\\".repeat(5_000),
            "漢".repeat(20_000),
            " ");

    private HostileEvents() {}

    /** Each text everywhere at once, after a whole number of characters that moves every cut by one. */
    public static Stream<RegistryEvent> all() {
        return TEXTS.stream().flatMap(text -> IntStream.range(0, 3).mapToObj(i -> event("a".repeat(i) + text)));
    }

    private static RegistryEvent event(String text) {
        Map<String, String> attributes = new TreeMap<>();
        IntStream.range(0, 60).forEach(i -> attributes.put(i + text, text));
        return RegistryEvent.newBuilder(SampleEvents.of("scan.completed"))
                .setType("harbor." + text)
                .setSource(text)
                .setRepository(Repository.newBuilder().setName(text).build())
                .setArtifact(Artifact.newBuilder()
                        .setTags(List.of(text, text, text, text, text, text))
                        .setPath(text)
                        .setUrl(text)
                        .build())
                .setAttributes(attributes)
                .build();
    }
}
