package io.bellbuoy.dialect.template;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.MustacheParseException;
import com.samskivert.mustache.Template;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with places for facts. JFrog's names come through Mustache as they are: {@code {{ .data.name }}} is the variable
 * {@code .data.name}, and {@code {{ json .data }}} the variable {@code json .data}, which a {@link Place} understands. A
 * template sees {@link Place}s and texts, and no method, field or class of Java's.
 */
final class TextTemplate {

    private static final Pattern LINE = Pattern.compile("^(.*?)(?: @|,? on) line (\\d+).*$", Pattern.DOTALL);

    private final String pointer;
    private final Template compiled;

    /**
     * Reads a template.
     *
     * @param pointer which part of the request it is
     * @param secrets the names of those that it may name
     * @throws InvalidTemplateException when it is none, or names what there is not
     */
    TextTemplate(String pointer, String text, Escaping escaping, Set<String> secrets) {
        this.pointer = pointer;
        this.compiled = compiled(text, escaping);
        compiled.visit(new TemplateRules(pointer, text, secrets));
    }

    private Template compiled(String text, Escaping escaping) {
        try {
            return Mustache.compiler()
                    .defaultValue("")
                    .withCollector(new JsonCollector())
                    .withFormatter(value -> value instanceof Verbatim json ? json : value.toString())
                    .withEscaper(escaping)
                    .compile(text);
        } catch (MustacheParseException e) {
            throw invalid(e);
        } catch (MustacheException | IndexOutOfBoundsException e) {
            // Tags without anything in them, and wrong ones of those that change what begins a tag.
            throw new InvalidTemplateException(pointer, 1, "has a tag that is none");
        }
    }

    /**
     * The text with facts in their places.
     *
     * @throws InvalidTemplateException when that makes more characters than it may, or takes too many steps
     */
    String render(Scope scope, int maxChars) {
        BoundedText text = new BoundedText(maxChars);
        try {
            compiled.execute(scope.root(), text);
            return text.toString();
        } catch (OutOfBoundsException e) {
            throw new InvalidTemplateException(pointer, 1, e.getMessage());
        } catch (MustacheException e) {
            throw e.getCause() instanceof OutOfBoundsException bound
                    ? new InvalidTemplateException(pointer, 1, bound.getMessage())
                    : invalid(e);
        }
    }

    /** The library tells the line in its message. */
    private InvalidTemplateException invalid(MustacheException e) {
        Matcher line = LINE.matcher(String.valueOf(e.getMessage()));
        return line.matches()
                ? new InvalidTemplateException(pointer, Integer.parseInt(line.group(2)), line.group(1))
                : new InvalidTemplateException(pointer, 1, String.valueOf(e.getMessage()));
    }
}
