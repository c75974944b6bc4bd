// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.model;

import java.time.Duration;

/**
 * A scenario's verdict.
 *
 * @param scenario what was asked
 * @param verdict what the provider did
 * @param took how long the scenario took
 */
public record Result(Scenario scenario, Verdict verdict, Duration took) {}
