package io.bellbuoy.dialect.template;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Looks into {@link Place}s. The library's own collectors would look for methods and fields. */
final class JsonCollector implements Mustache.Collector {

    @Override
    public @Nullable Iterator<?> toIterator(Object value) {
        if (value instanceof Place place) {
            return place.elements();
        }
        // The library's word for nothing.
        return value instanceof Collection<?> nothing ? nothing.iterator() : null;
    }

    @Override
    public Mustache.VariableFetcher createFetcher(Object context, String name) {
        return (where, what) -> where instanceof Place place ? place.get(what) : Template.NO_FETCHER_FOUND;
    }

    @Override
    public <K, V> Map<K, V> createFetcherCache() {
        return new ConcurrentHashMap<>();
    }
}
