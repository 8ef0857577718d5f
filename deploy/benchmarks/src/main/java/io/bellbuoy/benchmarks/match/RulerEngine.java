package io.bellbuoy.benchmarks.match;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.matcher.index.Match;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.event.ruler.Machine;

/** AWS event-ruler. It knows neither segments nor excludes, so these are looked at when it has found a subscription. */
final class RulerEngine implements Engine {

    /** Without reuse of name states version 2.1.0 loses matches once a rule was deleted and added again. */
    private final Machine machine =
            Machine.builder().withAdditionalNameStateReuse(true).build();

    private final Map<String, RulerRule> byId = new HashMap<>();

    @Override
    public void put(Subscription subscription) {
        String id = subscription.getId();
        RulerRule rule = RulerRule.of(SubjectRule.of(subscription));
        RulerRule replaced = byId.put(id, rule);
        try {
            if (replaced != null) {
                machine.deleteRule(id, replaced.json());
            }
            machine.addRule(id, rule.json());
        } catch (IOException e) {
            throw new UncheckedIOException("Not a rule: " + rule.json(), e);
        }
    }

    @Override
    public List<Match> matches(RegistryEvent event) {
        String subject = SubjectRule.subject(event);
        ObjectNode asked = JsonNodeFactory.instance
                .objectNode()
                .put(RulerRule.SUBJECT, subject)
                .put(RulerRule.TYPE, event.getType());
        List<Match> matches = new ArrayList<>();
        for (String id : machine.rulesForJSONEvent(asked)) {
            RulerRule rule = byId.get(id);
            if (rule != null && rule.admits(subject)) {
                matches.add(rule.match());
            }
        }
        return matches;
    }
}
