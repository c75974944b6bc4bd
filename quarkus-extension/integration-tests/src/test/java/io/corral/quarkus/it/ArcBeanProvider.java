// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.it;

import io.quarkus.arc.Arc;
import javax.cache.annotation.BeanProvider;

/** Gives the TCK the application's beans. */
public class ArcBeanProvider implements BeanProvider {

    @Override
    public <T> T getBeanByType(Class<T> type) {
        return Arc.container().select(type).get();
    }
}
