// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import io.corral.internal.door.House;
import javax.cache.spi.CachingProvider;

/** Found as a service by the front door. */
public final class Builder implements House {

    /** Called by the service loader. */
    public Builder() {}

    @Override
    public CachingProvider open(CachingProvider front) {
        return new Managers(front);
    }
}
