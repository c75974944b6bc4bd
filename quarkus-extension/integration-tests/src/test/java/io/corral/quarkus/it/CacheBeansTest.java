// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corral.CorralCache;
import io.corral.quarkus.CacheName;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import javax.cache.configuration.CompleteConfiguration;
import org.junit.jupiter.api.Test;

/** Loaders, writers, expiry policies and listeners that are beans. */
@QuarkusTest
class CacheBeansTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    @CacheName("rates")
    CorralCache<String, Integer> rates;

    @Inject
    Rates.Ledger ledger;

    private final String key = UUID.randomUUID().toString();

    @Test
    void aMissIsLoadedByTheLoaderInTheCallersThread() {
        assertThat(rates.get(key)).isEqualTo(rates.get(key)).isNotNull();

        assertThat(ledger.loaders).contains(Thread.currentThread().getName());
    }

    @Test
    void aValueIsWrittenThroughAndHeardOf() {
        rates.put(key, 7);

        assertThat(ledger.written).containsEntry(key, 7);
        await().atMost(SOON).until(() -> ledger.created.contains(key));
    }

    @Test
    @SuppressWarnings("unchecked") // JSR-107's signature wants the types of keys and values
    void theExpiryPolicyIsTheBean() {
        CompleteConfiguration<?, ?> configuration = rates.getConfiguration(CompleteConfiguration.class);

        assertThat(configuration
                        .getExpiryPolicyFactory()
                        .create()
                        .getExpiryForCreation()
                        .getDurationAmount())
                .isEqualTo(5);
    }

    @Test
    void aRefreshRunsOnTheManagedExecutorInARequestOfItsOwn() {
        int first = rates.get(key);
        ledger.loaders.clear();
        ledger.requests.clear();

        rates.refresh(key);

        await().atMost(SOON).until(() -> rates.get(key) > first);
        assertThat(ledger.loaders).singleElement().asString().startsWith("executor-thread-");
        assertThat(ledger.requests).containsExactly(true);
    }
}
