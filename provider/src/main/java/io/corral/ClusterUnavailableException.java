// SPDX-License-Identifier: Apache-2.0
package io.corral;

import javax.cache.CacheException;

/**
 * The node that decides for a key has not answered: a partition, a time-out, a node that is leaving. Whether a write
 * was done is not known.
 */
public class ClusterUnavailableException extends CacheException {

    private static final long serialVersionUID = 1L;

    /** @param cause what Infinispan said */
    public ClusterUnavailableException(Throwable cause) {
        super(
                "the cluster does not answer for this key (" + cause + "). Whether a write was done is not known; try"
                        + " again when the cluster has settled.",
                cause);
    }
}
