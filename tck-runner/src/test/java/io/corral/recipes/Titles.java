// SPDX-License-Identifier: Apache-2.0
package io.corral.recipes;

import java.util.HashMap;
import java.util.Map;
import javax.cache.integration.CacheLoader;
import org.hibernate.SessionFactory;

/** Loads the titles of books through Hibernate. */
class Titles implements CacheLoader<Long, String> {

    private final SessionFactory sessions;

    Titles(SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public String load(Long id) {
        return sessions.fromSession(session -> {
            Book book = session.find(Book.class, id);
            return book == null ? null : book.title();
        });
    }

    @Override
    public Map<Long, String> loadAll(Iterable<? extends Long> ids) {
        Map<Long, String> titles = new HashMap<>();
        ids.forEach(id -> titles.put(id, load(id)));
        return titles;
    }
}
