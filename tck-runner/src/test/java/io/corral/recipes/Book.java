// SPDX-License-Identifier: Apache-2.0
package io.corral.recipes;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;

/** An entity that Hibernate keeps in its second-level cache. */
@Entity
@Cacheable
@Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
public class Book {
    @Id
    Long id;

    String title;

    protected Book() {}

    Book(Long id, String title) {
        this.id = id;
        this.title = title;
    }

    String title() {
        return title;
    }
}
