// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.deployment;

import io.corral.quarkus.deployment.mistake.TwoBeansException;
import io.quarkus.arc.deployment.BeanDiscoveryFinishedBuildItem;
import io.quarkus.arc.processor.BeanInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Type;

/** The loaders, writers, expiry policies and listeners that say which cache they serve. */
final class CacheBeans {

    private final Declarations declarations;
    private final Map<String, BeanInfo> byIdentifier = new HashMap<>();
    private final List<Throwable> mistakes = new ArrayList<>();

    CacheBeans(Declarations declarations) {
        this.declarations = declarations;
    }

    /** Reads them; returns what is wrong with them. */
    List<Throwable> read(BeanDiscoveryFinishedBuildItem beans) {
        for (BeanInfo bean : beans.getBeans()) {
            AnnotationInstance qualifier = bean.getQualifier(Types.CACHE_NAME).orElse(null);
            // The producer of caches has the qualifier with no name.
            if (qualifier != null && !qualifier.value().asString().isEmpty()) {
                byIdentifier.put(bean.getIdentifier(), bean);
                read(bean, qualifier.value().asString());
            }
        }
        return mistakes;
    }

    private void read(BeanInfo bean, String cache) {
        Types.SINGLE.forEach((kind, inWords) -> {
            if (is(bean, kind)) {
                serve(bean, cache, kind, inWords);
            }
        });
        if (is(bean, Types.LISTENER)) {
            declarations.open(cache);
            declarations.listens(cache, bean.getIdentifier());
        }
    }

    private void serve(BeanInfo bean, String cache, DotName kind, String inWords) {
        declarations.open(cache);
        String before = declarations.serves(cache, kind, bean.getIdentifier());
        if (before != null) {
            mistakes.add(
                    new TwoBeansException(cache, inWords, String.valueOf(byIdentifier.get(before)), bean.toString()));
        }
        // A loader says by its type what keys and values are.
        for (Type type : bean.getTypes()) {
            if (type.name().equals(kind) && type.kind() == Type.Kind.PARAMETERIZED_TYPE) {
                declarations.holds(cache, type.asParameterizedType().arguments());
            }
        }
    }

    private static boolean is(BeanInfo bean, DotName kind) {
        return bean.getTypes().stream().anyMatch(type -> type.name().equals(kind));
    }
}
