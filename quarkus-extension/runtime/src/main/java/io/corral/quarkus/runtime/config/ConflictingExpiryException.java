// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.config;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Set;

/** A cache is told twice when its values expire. */
public final class ConflictingExpiryException extends ConfigurationException {

    private static final long serialVersionUID = 1L;

    ConflictingExpiryException(String one, String other) {
        super("Both " + one + " and " + other + " say when values expire. Remove one of them.", Set.of(one, other));
    }
}
