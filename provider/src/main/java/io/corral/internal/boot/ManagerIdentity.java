// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import java.net.URI;
import java.util.Properties;
import javax.cache.spi.CachingProvider;

/** What a cache manager was asked for by. */
record ManagerIdentity(CachingProvider provider, URI uri, ClassLoader loader, Properties properties) {}
