package io.bellbuoy.benchmarks.match;

import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.util.AntPathMatcher;

/** What makes a test of a text out of a pattern, as far as the workload's patterns go: wildcards, no alternatives. */
final class Predicates {

    private static final Pattern TOKEN = Pattern.compile("^\\*\\*/|/\\*\\*$|\\*|[^*/]+|/");

    private Predicates() {}

    /** A regular expression compiled once, on a matcher that is used again and again. */
    static Predicate<String> regex(String pattern) {
        Matcher matcher = Pattern.compile(TOKEN.matcher(pattern).replaceAll(Predicates::regexOf))
                .matcher("");
        return text -> matcher.reset(text).matches();
    }

    private static String regexOf(MatchResult token) {
        String regex =
                switch (token.group()) {
                    case "**/" -> "(?:.*/)?";
                    case "/**" -> "(?:/.*)?";
                    case "*" -> "[^/]*";
                    default -> Pattern.quote(token.group());
                };
        return Matcher.quoteReplacement(regex);
    }

    /** Spring's matcher, told to keep every pattern compiled: left alone it stops at 65,536 of them. */
    static Function<String, Predicate<String>> ant() {
        AntPathMatcher matcher = new AntPathMatcher();
        matcher.setCachePatterns(true);
        return pattern -> text -> matcher.match(pattern, text);
    }
}
