// SPDX-License-Identifier: Apache-2.0
package io.corral.simulation;

/** A protocol with one deliberate mistake, to prove that the simulation would find it. */
enum Mutant {
    /** No mistake. */
    NONE,
    /** A commit is stored whatever lease the key holds, or none. */
    COMMIT_WITHOUT_FENCE,
    /** A commit is stored if the key holds any lease. */
    COMMIT_UNDER_ANY_LEASE,
    /** Those who joined a flight take its value although its commit was refused. */
    JOINERS_TAKE_REFUSED_VALUES,
    /** A clear purges, but begins no new generation. */
    CLEAR_WITHOUT_GENERATION,
    /** A clear returns before every node has heard of it. */
    CLEAR_DOES_NOT_WAIT,
    /** A claim is granted although another holds the lease. */
    CLAIM_TAKES_ALWAYS,
    /** A change that is sent again is given a version of its own. */
    RETRY_WITH_NEW_VERSION,
    /** A caller is answered before the backups have run its change. */
    ANSWER_BEFORE_BACKUPS,
    /** A condition on the version is not looked at. */
    CONDITION_IGNORED
}
