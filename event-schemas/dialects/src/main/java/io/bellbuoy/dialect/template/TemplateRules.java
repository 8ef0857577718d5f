package io.bellbuoy.dialect.template;

import com.samskivert.mustache.Mustache;
import java.util.Set;
import java.util.regex.Pattern;

/** What a template may not hold although it can be read, told by the first {@link InvalidTemplateException}. */
final class TemplateRules implements Mustache.Visitor {

    /** So that neither reading nor rendering exhausts the stack, should they all be within one another. */
    private static final int MAX_SECTIONS = 200;

    private static final int MAX_NAME = 500;
    private static final String SECRETS = "secrets";
    private static final Set<String> ROOTS = Set.of(
            "data",
            "event",
            SECRETS,
            "domain",
            "event_type",
            "subscription_key",
            "jpd_origin",
            "source",
            "userContext");

    private static final Pattern PATH = Pattern.compile("\\.|\\.?[\\w-]+(\\.[\\w-]+)*");

    private final String pointer;
    private final String source;
    private final Set<String> secrets;
    private int sections;

    TemplateRules(String pointer, String source, Set<String> secrets) {
        this.pointer = pointer;
        this.source = source;
        this.secrets = secrets;
    }

    /** Mustache takes a tag without an end for text; who wrote it did not mean that. */
    @Override
    public void visitText(String text) {
        int open = source.contains("{{=") ? -1 : text.indexOf("{{");
        if (open >= 0) {
            throw invalid(text.substring(open), "'{{' has no '}}'");
        }
    }

    @Override
    public void visitVariable(String name) {
        checkPath(
                name.startsWith(Place.JSON_ACTION)
                        ? name.substring(Place.JSON_ACTION.length()).strip()
                        : name);
    }

    @Override
    public boolean visitSection(String name) {
        if (++sections > MAX_SECTIONS) {
            throw invalid(name, "has more than " + MAX_SECTIONS + " sections");
        }
        checkPath(name);
        return true;
    }

    @Override
    public boolean visitInvertedSection(String name) {
        return visitSection(name);
    }

    @Override
    public boolean visitInclude(String name) {
        throw invalid(name, "there are no other templates to include");
    }

    @Override
    public boolean visitParent(String name) {
        return visitInclude(name);
    }

    @Override
    public boolean visitBlock(String name) {
        return visitInclude(name);
    }

    private void checkPath(String path) {
        if (path.length() > MAX_NAME || !PATH.matcher(path).matches()) {
            throw invalid(path, "'" + path + "' is no name such as .data.name");
        }
        boolean isFromRoot = path.startsWith(".") && path.length() > 1;
        String[] names = (isFromRoot ? path.substring(1) : path).split("\\.", -1);
        if (isFromRoot && !ROOTS.contains(names[0])) {
            throw invalid(path, "there is no " + path + "; begin with .data, .event or .secrets");
        }
        boolean isOfSecrets = names[0].equals(SECRETS);
        if (isOfSecrets && (names.length != 2 || !secrets.contains(names[1]))) {
            throw invalid(path, path + " names none of the template's secrets");
        }
    }

    private InvalidTemplateException invalid(String where, String detail) {
        int at = Math.max(0, source.indexOf(where));
        int line =
                1 + (int) source.substring(0, at).chars().filter(c -> c == '\n').count();
        return new InvalidTemplateException(pointer, line, detail);
    }
}
