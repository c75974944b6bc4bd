// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.database;

/**
 * What the database process told of itself when it was ready.
 *
 * @param version the version of H2
 * @param scale the scale factor of its TPC-H data
 */
public record DatabaseFacts(String version, double scale, long orders, long lineItems) {}
