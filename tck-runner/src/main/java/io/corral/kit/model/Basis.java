// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.model;

/** Whether JCache demands what a scenario asks. */
public enum Basis {
    /** The specification, or the API's Javadoc, says so. A provider that fails does not keep to it. */
    PROMISED,
    /** JCache leaves it open. A provider that fails is a good JCache provider all the same. */
    OPEN
}
