// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.annotation;

import java.util.Arrays;
import java.util.List;

/**
 * Which exceptions of a method count.
 *
 * @param included if there are any, only these
 * @param excluded none of these
 * @param otherwise whether any counts if neither list says anything
 */
record Failures(
        List<Class<? extends Throwable>> included, List<Class<? extends Throwable>> excluded, boolean otherwise) {

    static Failures of(
            Class<? extends Throwable>[] included, Class<? extends Throwable>[] excluded, boolean otherwise) {
        return new Failures(Arrays.asList(included), Arrays.asList(excluded), otherwise);
    }

    boolean count(Throwable failure) {
        if (included.isEmpty() && excluded.isEmpty()) {
            return otherwise;
        }
        return (included.isEmpty() || isOne(included, failure)) && !isOne(excluded, failure);
    }

    private static boolean isOne(List<Class<? extends Throwable>> classes, Throwable failure) {
        return classes.stream().anyMatch(one -> one.isInstance(failure));
    }
}
