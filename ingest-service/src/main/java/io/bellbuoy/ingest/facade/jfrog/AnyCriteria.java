package io.bellbuoy.ingest.facade.jfrog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.events.Filter;
import io.bellbuoy.json.JsonFields;
import java.util.Set;

/**
 * Of builds and release bundles: the native filter has no patterns for their names, so any of them is wanted.
 *
 * @param flag the field that says so
 */
record AnyCriteria(String flag) implements Criteria {

    @Override
    public Filter read(JsonFields criteria, Filter filter) {
        Criteria.refuseOthers(criteria, Set.of(flag));
        if (!criteria.isTrue(flag)) {
            criteria.problems().add(criteria.at(flag), "must be true: names cannot be chosen here");
        }
        return filter;
    }

    /** Without the list of names: JFrog's own rule is that it is absent where any is wanted. */
    @Override
    public void write(Filter filter, ObjectNode criteria) {
        criteria.put(flag, true);
        criteria.putArray("includePatterns");
        criteria.putArray("excludePatterns");
    }
}
