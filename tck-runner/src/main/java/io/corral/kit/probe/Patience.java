// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.probe;

import java.time.Duration;

/**
 * How long the kit waits. Each wait ends when what it waits for has come; these are the ends if it does not come.
 *
 * @param settle until a crowd has come to rest
 * @param call until a call must have returned that nothing should hold up
 * @param scenario until a whole scenario must have ended
 * @param rounds how often a scenario tries that finds a race only if it happens: so often that it is no matter of luck
 */
public record Patience(Duration settle, Duration call, Duration scenario, int rounds) {

    /** For a machine that does other work besides. */
    public static final Patience USUAL =
            new Patience(Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofSeconds(60), 1_000);
}
