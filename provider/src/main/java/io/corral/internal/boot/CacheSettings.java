// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import io.corral.CorralConfiguration;
import io.corral.StampedePolicy;
import java.util.List;

/**
 * What Corral adds to the configuration of one cache: from code, else from the manager's settings, else the default.
 *
 * @param maxCount how many entries the cache holds at most, or 0 for no bound
 * @param allowed names of classes and packages that may come from other nodes
 */
record CacheSettings(long maxCount, StampedePolicy policy, List<String> allowed) {

    static CacheSettings of(String cache, CorralConfiguration<?, ?> configuration, Settings settings) {
        long maxCount = configuration
                .getMaxCount()
                .orElseGet(() ->
                        settings.ofCache(cache, Names.MAX_COUNT, Parsing::count).orElse(0L));
        StampedePolicy policy = configuration.getStampedePolicy().orElseGet(() -> policy(cache, settings));
        return new CacheSettings(maxCount, policy, allowed(cache, settings));
    }

    static List<String> allowed(String cache, Settings settings) {
        return settings.ofCache(cache, Names.ALLOW, Parsing::list).orElse(List.of());
    }

    /** What every node of a cluster must agree on. */
    String inWords(CorralConfiguration<?, ?> configuration) {
        return "keys " + configuration.getKeyType().getName()
                + ", values " + configuration.getValueType().getName()
                + ", read-through " + configuration.isReadThrough()
                + ", write-through " + configuration.isWriteThrough()
                + ", max-count " + (maxCount == 0 ? "none" : maxCount);
    }

    private static StampedePolicy policy(String cache, Settings settings) {
        StampedePolicy.Builder builder = StampedePolicy.builder();
        settings.ofCache(cache, Names.LOAD_WAIT, Parsing::duration).ifPresent(builder::loadWait);
        settings.ofCache(cache, Names.LEASE_TIME, Parsing::duration).ifPresent(builder::leaseTime);
        settings.ofCache(cache, Names.BACK_OFF, Parsing::duration).ifPresent(builder::backOff);
        return builder.build();
    }
}
