// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.deployment;

import io.corral.quarkus.deployment.mistake.MixedInfinispanException;
import java.util.Map;
import java.util.Optional;

/** Whether the modules of Infinispan in an application are of one version. */
final class InfinispanVersions {

    private static final String CORE = "infinispan-core";

    /** Those that the core is built with; Quarkus manages them, and not the core. */
    private static final String[] OTHERS = {"infinispan-commons", "infinispan-counter-api", "infinispan-api"};

    private InfinispanVersions() {}

    /** What is wrong, if anything is. */
    static Optional<MixedInfinispanException> mixed(Map<String, String> versions) {
        String core = versions.get(CORE);
        for (String other : OTHERS) {
            String version = versions.get(other);
            if (core != null && version != null && !version.equals(core)) {
                return Optional.of(new MixedInfinispanException(core, other + " is " + version, core));
            }
        }
        return Optional.empty();
    }
}
