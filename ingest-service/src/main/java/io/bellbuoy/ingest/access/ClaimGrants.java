package io.bellbuoy.ingest.access;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the claims of somebody else's token grant here: what one claim says in our own words, {@code tenant:role}, and what
 * others are taken to mean.
 *
 * @param rolesClaim the claim whose values are roles of ours, such as {@code groups} or {@code realm_access.roles}
 * @param rules what other claims mean
 */
public record ClaimGrants(String rolesClaim, List<Rule> rules) {

    public ClaimGrants {
        rules = List.copyOf(rules);
    }

    /**
     * Who has a claim of that value has the role.
     *
     * @param claim its name, such as {@code repository}; dots lead into objects
     */
    public record Rule(String claim, String value, Grant grant) {

        /** The rule that {@code claim=value>tenant:role} is; throws {@link IllegalArgumentException}. */
        public static Rule parse(String text) {
            int equals = text.indexOf('=');
            int arrow = text.lastIndexOf('>');
            Optional<Grant> grant =
                    equals > 0 && arrow > equals ? Grant.parse(text.substring(arrow + 1)) : Optional.empty();
            return grant.map(role -> new Rule(text.substring(0, equals), text.substring(equals + 1, arrow), role))
                    .orElseThrow(() -> new IllegalArgumentException(
                            "it must be claim=value>tenant:role, with admin, editor, reader or producer as role"));
        }
    }

    /** What these claims grant. Values that say nothing to us grant nothing. */
    public List<Grant> of(Map<String, Object> claims) {
        Stream<Grant> stated = texts(rolesClaim, claims).map(Grant::parse).flatMap(Optional::stream);
        Stream<Grant> meant = rules.stream()
                .filter(rule -> texts(rule.claim(), claims).anyMatch(rule.value()::equals))
                .map(Rule::grant);
        return Stream.concat(stated, meant).distinct().toList();
    }

    /** The texts of a claim. Its name may have dots of its own: some issuers name their claims by URLs. */
    private static Stream<String> texts(String name, Map<?, ?> claims) {
        if (claims.containsKey(name)) {
            return texts(claims.get(name));
        }
        int dot = name.indexOf('.');
        return dot > 0 && claims.get(name.substring(0, dot)) instanceof Map<?, ?> inner
                ? texts(name.substring(dot + 1), inner)
                : Stream.empty();
    }

    private static Stream<String> texts(@Nullable Object value) {
        if (value instanceof Collection<?> several) {
            return several.stream().filter(String.class::isInstance).map(String.class::cast);
        }
        return value instanceof String one ? Stream.of(one) : Stream.empty();
    }
}
