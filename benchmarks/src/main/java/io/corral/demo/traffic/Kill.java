// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.traffic;

/**
 * The end of one of several JVMs in the middle of a run.
 *
 * @param seconds since the run began
 * @param node the JVM's number, from 1
 * @param loading whether it was waiting for the database's answer
 * @param before what the run had cost the database until then
 */
public record Kill(double seconds, int node, boolean loading, Queries before) {}
