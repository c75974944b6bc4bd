// SPDX-License-Identifier: Apache-2.0
package io.corral.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.cache.CacheManager;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** What {@code @Cacheable} protects with Corral underneath, and what it does not. */
class SpringCacheTest {

    private static final int THREADS = 16;

    @RegisterExtension
    final Threads threads = new Threads();

    private AnnotationConfigApplicationContext spring;
    private Shop shop;
    private Database database;

    @BeforeEach
    void start() {
        spring = new AnnotationConfigApplicationContext(SpringCaching.class);
        shop = spring.getBean(Shop.class);
        database = spring.getBean(Database.class);
    }

    @AfterEach
    void close() {
        spring.close();
    }

    @Test
    void aSecondCallIsAnsweredByCorral() {
        assertThat(shop.price("apple")).isEqualTo(1);
        assertThat(shop.price("apple")).isEqualTo(1);

        assertThat(database.queries()).isEqualTo(1);
        assertThat(spring.getBean(javax.cache.CacheManager.class)
                        .getCache("prices")
                        .get("apple"))
                .isEqualTo(1);
    }

    @Test
    void cacheableAloneRunsTheMethodInEveryThreadThatMisses() throws Exception {
        CyclicBarrier allInTheMethod = new CyclicBarrier(THREADS);
        database.during(() -> Threads.await(allInTheMethod));

        threads.together(THREADS, () -> shop.price("apple"));

        assertThat(database.queries()).isEqualTo(THREADS);
    }

    @Test
    void withSyncTheMethodRunsOnce() throws Exception {
        assertThat(queriesOf(() -> shop.priceOnce("apple"))).isEqualTo(1);
    }

    @Test
    void withALoaderOneThreadLoads() throws Exception {
        assertThat(queriesOf(() -> shop.loadedPrice("apple"))).isEqualTo(1);
    }

    @Test
    void theMethodIsCalledWhereTheLoaderHasNoValue() {
        assertThatThrownBy(() -> shop.loadedPrice(Database.NO_ITEM)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withSyncALateResultIsStoredInSpiteOfAnEviction() throws Exception {
        evictDuring(shop::priceOnce);

        assertThat(cached("prices")).isEqualTo(1);
    }

    @Test
    void withALoaderALateResultIsNotStored() throws Exception {
        evictDuring(shop::loadedPrice);

        assertThat(cached("loaded-prices")).isEqualTo(2);
    }

    private int queriesOf(Callable<Integer> read) throws Exception {
        CountDownLatch all = new CountDownLatch(THREADS);
        // The one query does not end before everybody is on the way to the cache.
        database.during(() -> Threads.await(all));

        assertThat(threads.together(THREADS, () -> {
                    all.countDown();
                    return read.call();
                }))
                .hasSize(THREADS)
                .containsOnly(1);
        return database.queries();
    }

    private void evictDuring(Function<String, Integer> read) throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch evicted = new CountDownLatch(1);
        database.during(() -> {
            reading.countDown();
            Threads.await(evicted);
        });
        Future<Integer> late = threads.start(() -> read.apply("apple"));
        Threads.await(reading);
        shop.priceChanged("apple");
        evicted.countDown();
        assertThat(Threads.result(late)).isEqualTo(1);
    }

    private Object cached(String cache) {
        return spring.getBean(CacheManager.class).getCache(cache).get("apple").get();
    }
}
