// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.traffic;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/**
 * What every contender gets to do.
 *
 * @param length how long the threads ask
 * @param threads how many there are
 * @param keys what they ask for, each key as often as the others
 * @param expiry how long a value may be kept
 * @param pause how long a thread rests between an answer and its next request
 */
public record Workload(Duration length, int threads, List<LocalDate> keys, Duration expiry, Duration pause) {}
