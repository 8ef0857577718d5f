package io.bellbuoy.ingest.facade.jfrog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.events.Filter;
import io.bellbuoy.json.JsonFields;
import java.util.Set;

/** Of domains all of whose events are wanted. */
final class NoCriteria implements Criteria {

    @Override
    public Filter read(JsonFields criteria, Filter filter) {
        Criteria.refuseOthers(criteria, Set.of());
        return filter;
    }

    @Override
    public void write(Filter filter, ObjectNode criteria) {}
}
