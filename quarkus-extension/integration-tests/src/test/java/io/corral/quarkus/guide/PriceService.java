// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.guide;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;

/** What a loader asks. */
@ApplicationScoped
class PriceService {

    Integer priceOf(String item) {
        return item.length();
    }

    Map<String, Integer> pricesOf(Iterable<? extends String> items) {
        Map<String, Integer> prices = new HashMap<>();
        items.forEach(item -> prices.put(item, priceOf(item)));
        return prices;
    }
}
