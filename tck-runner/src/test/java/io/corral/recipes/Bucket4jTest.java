// SPDX-License-Identifier: Apache-2.0
package io.corral.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Bucket4j counts in Corral, to the token. */
class Bucket4jTest {

    private static final int THREADS = 8;
    private static final int CALLS = 500;

    @RegisterExtension
    final Threads threads = new Threads();

    private CacheManager corral;
    private Limits limits;

    @BeforeEach
    void start() {
        corral = Caching.getCachingProvider("io.corral.CorralCachingProvider").getCacheManager();
        limits = new Limits(corral.createCache("limits", new MutableConfiguration<String, byte[]>()));
    }

    @AfterEach
    void close() {
        corral.close();
    }

    @Test
    void manyThreadsGetAsManyTokensAsThereAre() throws Exception {
        assertThat(granted("ada")).isEqualTo(1_000);
    }

    @Test
    void oneUsersCallsAreNoMatterToAnother() throws Exception {
        granted("ada");

        assertThat(limits.mayCall("ada")).isFalse();
        assertThat(limits.mayCall("bob")).isTrue();
    }

    private int granted(String user) throws Exception {
        List<Integer> granted = threads.together(THREADS, () -> {
            int mine = 0;
            for (int i = 0; i < CALLS; i++) {
                mine += limits.mayCall(user) ? 1 : 0;
            }
            return mine;
        });
        return granted.stream().mapToInt(Integer::intValue).sum();
    }
}
