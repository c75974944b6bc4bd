// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.model;

/**
 * One question to a provider.
 *
 * @param id its name in reports and options, in lower case with hyphens
 * @param part how many JVMs it takes
 * @param guarantee what it checks, as one sentence
 * @param ideal the figure that passes
 * @param basis whether JCache demands it
 */
public record Scenario(String id, Part part, String guarantee, String ideal, Basis basis) {}
