// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.load;

import io.corral.internal.change.Change;
import io.corral.internal.flight.Flight;
import io.corral.internal.flight.Flights;
import io.corral.internal.store.Store;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/** What a node does with the keys that it is loading when it will not commit any more. */
public final class HandBack {

    private static final Logger LOG = Logger.getLogger(HandBack.class);

    private HandBack() {}

    /**
     * Hands all of them back, so that others need not wait until the leases end. Never throws.
     *
     * @param now in epoch milliseconds
     */
    public static <K> void all(Store<K> store, Flights<K, Landing> flights, long now) {
        Map<K, Change> changes = new LinkedHashMap<>();
        for (Flight<K, Landing> flight : flights.running()) {
            changes.put(flight.key(), new Change.Abandon(flight.token(), now));
        }
        try {
            store.applyAll(changes);
        } catch (RuntimeException e) {
            // The cluster does not answer, or this node has stopped already.
            LOG.debugf(e, "leases could not be handed back: they end with this node, or by their deadlines");
        }
    }
}
