package io.bellbuoy.ingest;

import io.bellbuoy.dialect.Dialect;
import io.bellbuoy.dialect.TypeNames;
import io.bellbuoy.dialect.catalogue.Dialects;
import io.bellbuoy.ingest.delivery.DeliveryHistory;
import io.bellbuoy.ingest.delivery.TestDelivery;
import io.bellbuoy.ingest.facade.harbor.HarborFacade;
import io.bellbuoy.ingest.facade.harness.HarnessFacade;
import io.bellbuoy.ingest.facade.jfrog.JFrogFacade;
import io.bellbuoy.ingest.http.Facade;
import io.bellbuoy.ingest.store.SubscriptionStore;
import io.bellbuoy.kit.config.EgressConfig;
import java.security.SecureRandom;
import java.util.List;

/** The registries' own webhook APIs. */
final class Facades {

    private Facades() {}

    static List<Facade> of(SubscriptionStore store, EgressConfig egress, DeliveryHistory history, TestDelivery tests) {
        return List.of(
                new HarborFacade(store, egress, names("harbor"), history),
                new HarnessFacade(store, egress, history),
                new JFrogFacade(store, egress, names("jfrog"), new SecureRandom(), tests));
    }

    private static TypeNames names(String dialect) {
        return Dialects.named(dialect).map(Dialect::types).orElseGet(TypeNames::of);
    }
}
