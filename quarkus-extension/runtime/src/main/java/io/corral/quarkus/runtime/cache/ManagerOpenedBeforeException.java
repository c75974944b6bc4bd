// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.cache;

import java.net.URI;

/** Somebody has opened the application's cache manager before its settings were read. */
public final class ManagerOpenedBeforeException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    ManagerOpenedBeforeException(URI manager) {
        super("The cache manager " + manager + " of this application's class loader was opened by other code, with"
                + " other properties, before Corral's settings were read. Inject javax.cache.CacheManager instead of"
                + " asking javax.cache.Caching so early, or ask for another URI.");
    }
}
