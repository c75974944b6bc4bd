package org.acme;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/prices")
public class PriceResource {

    @Inject
    Prices prices;

    @GET
    @Path("/{item}")
    public int price(String item) {
        return prices.priceOf(item);
    }
}
