// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.model;

/** How many JVMs a scenario takes. */
public enum Part {
    /** One JVM, many threads. */
    LOCAL,
    /** Three JVMs on the loopback interface, whose caches are one. */
    CLUSTER
}
