// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.process;

import java.util.List;
import java.util.Map;

/**
 * What a JVM needs to have a provider's manager.
 *
 * @param provider the name of the CachingProvider's class
 * @param classPath the provider's class path, as the JVM takes it
 * @param uri the manager's URI; empty for the provider's default
 * @param properties the manager's properties; empty for none
 * @param jvmOptions what the JVM is started with besides
 * @param java what starts the JVM
 */
public record Provision(
        String provider,
        String classPath,
        String uri,
        Map<String, String> properties,
        List<String> jvmOptions,
        JavaHome java) {

    /** Copies the collections. */
    public Provision {
        properties = Map.copyOf(properties);
        jvmOptions = List.copyOf(jvmOptions);
    }
}
