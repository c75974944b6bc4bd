// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.cache;

import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableBean;
import javax.cache.configuration.Factory;

/** Beans where JSR-107 wants factories. */
final class Beans {

    private Beans() {}

    /** A factory that only names the bean, for a cache's configuration goes to the other nodes of a cluster. */
    static <T> Factory<T> factory(String identifier) {
        return () -> {
            InjectableBean<T> bean = Arc.container().bean(identifier);
            return Arc.container().instance(bean).get();
        };
    }
}
