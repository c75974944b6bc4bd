// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.config;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Set;

/** A setting has a value that makes no sense. Says which, and what would. */
public final class InvalidSettingException extends ConfigurationException {

    private static final long serialVersionUID = 1L;

    InvalidSettingException(String property, Object value, String rule) {
        super("The setting " + property + " is " + value + ". Change it: " + rule + ".", Set.of(property));
    }
}
