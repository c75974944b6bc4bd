// SPDX-License-Identifier: Apache-2.0
package io.corral;

import javax.cache.Cache;

/**
 * What Corral offers beyond {@code javax.cache}; got by {@code cache.unwrap(CorralCache.class)}.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public interface CorralCache<K, V> extends Cache<K, V> {}
