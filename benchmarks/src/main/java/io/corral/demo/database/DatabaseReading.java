// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.database;

/**
 * What the database says of itself at one moment.
 *
 * @param started the pricing summaries that it has begun since its process started
 * @param running the pricing summaries that it is working on
 */
public record DatabaseReading(long started, int running) {}
