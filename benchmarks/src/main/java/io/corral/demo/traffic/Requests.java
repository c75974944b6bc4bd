// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.traffic;

import java.util.Optional;

/**
 * What became of the requests of a run.
 *
 * @param unanswered those that still waited when the run ended
 * @param failed those that got a failure
 * @param firstFailure what the first of those was told
 */
public record Requests(long answered, int unanswered, long failed, Optional<String> firstFailure) {}
