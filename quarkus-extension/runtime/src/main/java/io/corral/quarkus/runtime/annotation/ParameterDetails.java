// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.annotation;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a method says of one of its parameters. */
record ParameterDetails(Class<?> rawType, Set<Annotation> annotations, int position) {

    static List<ParameterDetails> of(Method method) {
        List<ParameterDetails> all = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            all.add(new ParameterDetails(parameter.getType(), Set.of(parameter.getAnnotations()), all.size()));
        }
        return List.copyOf(all);
    }

    boolean has(Class<? extends Annotation> annotation) {
        return annotations.stream().anyMatch(annotation::isInstance);
    }
}
