// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.deployment.mistake;

/** The application would run with modules of Infinispan of different versions. */
public final class MixedInfinispanException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says so. */
    public MixedInfinispanException(String core, String other, String wanted) {
        super("infinispan-core is " + core + ", but " + other
                + ". They must be of one version. Quarkus manages some modules"
                + " of Infinispan and not its core: in your POM import org.infinispan:infinispan-bom:" + wanted
                + " (type pom, scope import) in dependencyManagement, before the BOM of Quarkus.");
    }
}
