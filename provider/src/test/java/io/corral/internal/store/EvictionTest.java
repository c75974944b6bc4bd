// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.fixture.Soon;
import io.corral.internal.change.Effect;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A local store with room for ten entries. */
class EvictionTest implements StoreUnderTest {

    private static final int ROOM = 10;

    private final AtomicLong evicted = new AtomicLong();
    private LocalStores stores;
    private Store<String> store;

    @BeforeEach
    void start() {
        stores = new LocalStores();
        store = stores.open(ROOM, evicted::addAndGet);
    }

    @AfterEach
    void stop() {
        stores.close();
    }

    @Override
    public Store<String> store() {
        return store;
    }

    @Test
    void aFullStoreDropsEntriesAndCountsThem() {
        fill(100);

        Soon.asserted(() -> assertThat(evicted).hasValue(100 - ROOM));
        assertThat(scanned()).hasSize(ROOM);
    }

    @Test
    void anEvictionIsNotTold() {
        AtomicInteger told = new AtomicInteger();
        store.observe((key, outcome) -> {
            told.incrementAndGet();
            return Delivery.NONE;
        });

        fill(100);

        Soon.asserted(() -> assertThat(evicted).hasValue(100 - ROOM));
        assertThat(told).hasValue(100);
    }

    @Test
    void aLeaseTakesNoRoomAndIsNotEvicted() {
        fill(ROOM);
        for (int i = 0; i < 100; i++) {
            claim("leased" + i, 100 + i);
        }

        assertThat(scanned()).hasSize(ROOM);
        assertThat(evicted).hasValue(0);
        for (int i = 0; i < 100; i++) {
            assertThat(leaseOf("leased" + i).token()).isEqualTo(100 + i);
        }
    }

    @Test
    void aFullStoreStillTakesALoadedValue() {
        fill(ROOM);
        claim("loaded", 7);

        assertThat(Effect.words(commit("loaded", 7, "v", 1_000).verdict())).isEqualTo("Created v");
        Soon.asserted(() -> assertThat(scanned()).hasSize(ROOM));
    }

    @Test
    void aKeyThatIsReadOftenOutlivesKeysThatAreNot() {
        fill(ROOM);
        for (int i = 0; i < 1_000; i++) {
            assertThat(store.peek("k0")).as("after %s other keys", i).isNotNull();
            put("other" + i, "v", 2_000 + i);
        }
    }

    private void fill(int count) {
        for (int i = 0; i < count; i++) {
            put("k" + i, "v", i + 1);
        }
    }
}
