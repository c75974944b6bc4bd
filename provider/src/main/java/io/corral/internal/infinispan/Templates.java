// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import java.util.Optional;
import javax.cache.CacheException;
import org.infinispan.configuration.cache.Configuration;
import org.infinispan.configuration.cache.ConfigurationBuilder;
import org.infinispan.configuration.cache.StorageType;
import org.infinispan.conflict.MergePolicy;
import org.jspecify.annotations.Nullable;

/** What an Infinispan configuration may say of a Corral cache, and what it must leave to Corral. */
final class Templates {

    private final @Nullable InfinispanFile file;

    /** @param file where the templates are, or null if there are none */
    Templates(@Nullable InfinispanFile file) {
        this.file = file;
    }

    /**
     * A builder that begins with the template of a clustered cache, or empty if it has none.
     *
     * @throws CacheException if the template asks for what Corral cannot do
     */
    Optional<ConfigurationBuilder> clustered(String cache) {
        return template(cache).map(template -> {
            if (!template.clustering().cacheMode().isClustered()) {
                throw refused(
                        cache,
                        "is a local cache, and this manager's caches are clustered",
                        "Make it a distributed or replicated cache");
            }
            boolean shared = template.clustering().cacheMode().isDistributed()
                    || template.clustering().cacheMode().isReplicated();
            if (!shared || !template.clustering().cacheMode().isSynchronous()) {
                throw refused(
                        cache,
                        "has the mode " + template.clustering().cacheMode(),
                        "Make it a synchronous distributed or replicated cache");
            }
            if (template.clustering().l1().enabled()) {
                throw refused(cache, "has an L1 cache", "Leave that out");
            }
            ConfigurationBuilder builder = from(cache, template);
            if (template.clustering().partitionHandling().mergePolicy() == MergePolicy.NONE) {
                builder.clustering().partitionHandling().mergePolicy(new NewestVersion());
            }
            return builder;
        });
    }

    /** As {@link #clustered}, for a local cache. */
    Optional<ConfigurationBuilder> local(String cache) {
        // Infinispan's parser refuses clustered caches where there is no transport.
        return template(cache).map(template -> from(cache, template));
    }

    private ConfigurationBuilder from(String cache, Configuration template) {
        if (template.expiration().lifespan() > 0 || template.expiration().maxIdle() > 0) {
            throw refused(cache, "has an expiration", "Use JCache's ExpiryPolicy");
        }
        if (template.transaction().transactionMode().isTransactional()) {
            throw refused(cache, "is transactional", "Corral's caches take no part in transactions: leave that out");
        }
        if (template.persistence().usingStores()) {
            throw refused(cache, "has a persistent store", "Corral keeps its entries in memory: leave that out");
        }
        boolean heap = template.memory().storage() == StorageType.HEAP;
        boolean encoded = template.encoding().keyDataType().isMediaTypeChanged()
                || template.encoding().valueDataType().isMediaTypeChanged();
        if (!heap || encoded || template.memory().maxSizeBytes() > 0) {
            throw refused(
                    cache,
                    "has an encoding, off-heap storage or a bound in bytes",
                    "Corral encodes by itself, on the heap: leave that out, and bound the cache by max-count");
        }
        return new ConfigurationBuilder().read(template).template(false);
    }

    private Optional<Configuration> template(String cache) {
        return file == null ? Optional.empty() : file.template(cache);
    }

    private CacheException refused(String cache, String what, String remedy) {
        return new CacheException("Cache '" + cache + "': its template in " + file + " " + what + ". " + remedy + ".");
    }
}
