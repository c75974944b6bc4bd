// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.work;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/** A class as applications have them: ten fields that setters may change, and nothing done for the cache's sake. */
public final class Product implements Serializable {

    private static final long serialVersionUID = 1L;

    private long number;
    private String name;
    private String description;
    private BigDecimal price;
    private int stock;
    private double weight;
    private boolean listed;
    private LocalDate since;
    private UUID supplier;
    private Integer rating;

    /** @param number decides all the others */
    public Product(int number) {
        this.number = number;
        this.name = "product " + number;
        this.description = "what there is to say of product " + number;
        this.price = BigDecimal.valueOf(number, 2);
        this.stock = number % 100;
        this.weight = number / 10.0;
        this.listed = number % 2 == 0;
        this.since = LocalDate.ofEpochDay(number % 20_000);
        this.supplier = new UUID(number, ~number);
        this.rating = number % 1_000;
    }

    /** Changes every field that says what is sold, as code that owns the object may. */
    public void replaceWith(Product other) {
        number = other.number;
        name = other.name;
        description = other.description;
        price = other.price;
        stock = other.stock;
        weight = other.weight;
        listed = other.listed;
        since = other.since;
        supplier = other.supplier;
        rating = other.rating;
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof Product other
                && number == other.number
                && name.equals(other.name)
                && description.equals(other.description)
                && price.equals(other.price)
                && stock == other.stock
                && Double.compare(weight, other.weight) == 0
                && listed == other.listed
                && since.equals(other.since)
                && supplier.equals(other.supplier)
                && rating.equals(other.rating);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(number);
    }
}
