// SPDX-License-Identifier: Apache-2.0
package io.corral.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Hibernate's second-level cache in Corral, and what it protects. */
class HibernateCacheTest {

    private static final int THREADS = 16;
    private static final Long ID = 1L;

    @RegisterExtension
    final Threads threads = new Threads();

    private final Selects selects = new Selects();
    private SessionFactory sessions;

    @BeforeEach
    void start() {
        sessions = configuration().buildSessionFactory();
        sessions.inTransaction(session -> session.persist(new Book(ID, "Emma")));
        sessions.getCache().evictAllRegions();
        selects.before(() -> {});
    }

    @AfterEach
    void close() {
        sessions.close();
    }

    @Test
    void anEntityIsReadFromCorral() {
        assertThat(title()).isEqualTo("Emma");
        assertThat(title()).isEqualTo("Emma");

        assertThat(selects.count()).isEqualTo(1);
        assertThat(sessions.getStatistics().getSecondLevelCacheHitCount()).isEqualTo(1);
        assertThat(corral().getCacheNames()).contains("io.corral.recipes.Book");
    }

    @Test
    void anUpdateIsReadFromCorral() {
        title();
        sessions.inTransaction(session -> session.find(Book.class, ID).title = "Persuasion");
        selects.before(() -> {});

        assertThat(title()).isEqualTo("Persuasion");
        assertThat(selects.count()).isZero();
    }

    @Test
    void eachSessionThatMissesReadsTheDatabase() throws Exception {
        CyclicBarrier allInTheDatabase = new CyclicBarrier(THREADS);
        selects.before(() -> Threads.await(allInTheDatabase));

        threads.together(THREADS, this::title);

        assertThat(selects.count()).isEqualTo(THREADS);
    }

    @Test
    void behindALoaderOneSessionReadsTheDatabase() throws Exception {
        Cache<Long, String> titles = corral().createCache(
                        "titles",
                        new MutableConfiguration<Long, String>()
                                .setReadThrough(true)
                                .setCacheLoaderFactory(() -> new Titles(sessions)));
        CountDownLatch all = new CountDownLatch(THREADS);
        selects.before(() -> Threads.await(all));

        assertThat(threads.together(THREADS, () -> {
                    all.countDown();
                    return titles.get(ID);
                }))
                .containsOnly("Emma");
        assertThat(selects.count()).isEqualTo(1);
    }

    @Test
    void hibernateClosesTheManagerItUses() {
        CacheManager shared = corral();
        sessions.close();

        assertThat(shared.isClosed()).isTrue();
    }

    @Test
    void aManagerOfItsOwnKeepsTheOthersOpen() {
        CacheManager shared = corral();
        CacheManager own = Caching.getCachingProvider("io.corral.CorralCachingProvider")
                .getCacheManager(URI.create("corral:hibernate"), null);
        Configuration hibernate = configuration();
        hibernate.getProperties().put("hibernate.javax.cache.cache_manager", own);

        try (SessionFactory second = hibernate.buildSessionFactory()) {
            assertThat(second.isOpen()).isTrue();
            assertThat(own.getCacheNames()).contains("io.corral.recipes.Book");
        }
        assertThat(own.isClosed()).isTrue();
        assertThat(shared.isClosed()).isFalse();
    }

    private Configuration configuration() {
        return new Configuration()
                .addAnnotatedClass(Book.class)
                .setStatementInspector(selects)
                .setProperty("hibernate.connection.url", "jdbc:h2:mem:recipes")
                .setProperty("hibernate.connection.pool_size", THREADS + 1)
                .setProperty("hibernate.hbm2ddl.auto", "create-drop")
                .setProperty("hibernate.generate_statistics", true)
                .setProperty("hibernate.cache.use_second_level_cache", true)
                .setProperty("hibernate.cache.region.factory_class", "jcache")
                .setProperty("hibernate.javax.cache.provider", "io.corral.CorralCachingProvider")
                .setProperty("hibernate.javax.cache.missing_cache_strategy", "create");
    }

    private String title() {
        return sessions.fromSession(session -> session.find(Book.class, ID).title());
    }

    private static CacheManager corral() {
        return Caching.getCachingProvider("io.corral.CorralCachingProvider").getCacheManager();
    }
}
