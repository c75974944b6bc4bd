// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.load;

/** The right to make a value that is missing, or the knowledge that nobody needs to. Closing it lets others look. */
@FunctionalInterface
public interface Right extends AutoCloseable {

    /** There is a value, or nobody to ask for the right. */
    Right NONE = () -> {};

    @Override
    void close();
}
