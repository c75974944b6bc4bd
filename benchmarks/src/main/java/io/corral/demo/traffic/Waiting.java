// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.traffic;

/** How long the requests of a run waited, in seconds: half of them less than p50, 99 of 100 less than p99. */
public record Waiting(double p50, double p99, double max) {}
