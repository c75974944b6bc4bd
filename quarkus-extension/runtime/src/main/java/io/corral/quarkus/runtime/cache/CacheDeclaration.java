// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.cache;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the application's classes say of a cache.
 *
 * @param opened whether it is opened when the application starts
 * @param allowed names of the classes that it holds, as far as signatures tell
 * @param loader the identifier of the bean that loads missing values
 * @param writer the identifier of the bean that is written through to
 * @param expiryPolicy the identifier of the bean that says when values expire
 * @param listeners the identifiers of the beans that hear of changes
 */
public record CacheDeclaration(
        String name,
        boolean opened,
        Set<String> allowed,
        @Nullable String loader,
        @Nullable String writer,
        @Nullable String expiryPolicy,
        List<String> listeners) {

    /** Says nothing but the name. */
    static CacheDeclaration of(String name) {
        return new CacheDeclaration(name, true, Set.of(), null, null, null, List.of());
    }
}
