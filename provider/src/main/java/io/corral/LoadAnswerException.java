// SPDX-License-Identifier: Apache-2.0
package io.corral;

import javax.cache.integration.CacheLoaderException;
import org.jspecify.annotations.Nullable;

/**
 * The loader threw, and by {@link StampedePolicy#answers} what it threw is its answer: no old value was served in its
 * stead. The cause is what it threw; null where that happened on another node.
 */
public final class LoadAnswerException extends CacheLoaderException {

    private static final long serialVersionUID = 1L;

    /** @param cause what the loader threw, or null if that is only known in words */
    public LoadAnswerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
