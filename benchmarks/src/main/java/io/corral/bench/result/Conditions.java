// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.result;

import java.util.List;

/**
 * What the results depend on.
 *
 * @param date when the run began, ISO 8601 in UTC
 * @param commit the state of the code, with {@code +changes} if there were any, or {@code unknown}
 * @param machine processor, cores, memory and system
 * @param java version and name of the JVM
 * @param flags of each JVM that measured
 * @param pace rounds and iterations, in words
 */
public record Conditions(String date, String commit, String machine, String java, List<String> flags, String pace) {}
