package io.bellbuoy.dialect.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.samskivert.mustache.Template;
import java.util.Iterator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in the facts, from which a template looks at them.
 *
 * @param json what is there
 * @param isRoot whether that is where templates begin
 * @param scope everything
 */
record Place(JsonNode json, boolean isRoot, Scope scope) {

    /** What JFrog puts before a name to have its JSON. */
    static final String JSON_ACTION = "json ";

    private static final Pattern INDEX = Pattern.compile("\\d{1,5}");

    /**
     * What a name stands for here: a text, a truth, a place, {@link Verbatim}, or null for nothing.
     *
     * @return {@link Template#NO_FETCHER_FOUND} when the name may be meant for a place round this one
     */
    @Nullable
    Object get(String name) {
        scope.step();
        if (name.startsWith(JSON_ACTION)) {
            JsonNode found = find(name.substring(JSON_ACTION.length()).strip());
            return found == null ? Template.NO_FETCHER_FOUND : Verbatim.of(found);
        }
        JsonNode found = find(name);
        return found == null ? Template.NO_FETCHER_FOUND : value(found);
    }

    /** Null when the path does not begin here. JFrog's paths have a dot in front and begin at the root. */
    private @Nullable JsonNode find(String path) {
        if (path.equals(".")) {
            return json;
        }
        boolean isFromRoot = path.startsWith(".") || isRoot;
        String[] names = (path.startsWith(".") ? path.substring(1) : path).split("\\.", -1);
        JsonNode found = isFromRoot ? scope.named(names[0]) : child(json, names[0]);
        if (found.isMissingNode() && !path.startsWith(".")) {
            return null;
        }
        for (int i = 1; i < names.length; i++) {
            found = child(found, names[i]);
        }
        return found;
    }

    private static JsonNode child(JsonNode parent, String name) {
        boolean isIndex = parent.isArray() && INDEX.matcher(name).matches();
        return isIndex ? parent.path(Integer.parseInt(name)) : parent.path(name);
    }

    private @Nullable Object value(JsonNode found) {
        return switch (found.getNodeType()) {
            case OBJECT, ARRAY -> new Place(found, false, scope);
            case BOOLEAN -> found.booleanValue();
            case NULL, MISSING -> null;
            // An empty text is nothing, too: a section for it is left out.
            default -> found.asText().isEmpty() ? null : found.asText();
        };
    }

    /** The elements of a list, each a step; null for what is none. */
    @Nullable
    Iterator<Object> elements() {
        if (!json.isArray()) {
            return null;
        }
        Iterator<JsonNode> elements = json.elements();
        return new Iterator<>() {

            @Override
            public boolean hasNext() {
                return elements.hasNext();
            }

            @Override
            public Object next() {
                scope.step();
                return new Place(elements.next(), false, scope);
            }
        };
    }

    /** As a template shows it: a text as it is, an object or a list as JSON. */
    @Override
    public String toString() {
        return json.isNull() ? "" : json.isContainerNode() ? json.toString() : json.asText();
    }
}
