// SPDX-License-Identifier: Apache-2.0
package io.corral.simulation;

import java.util.EnumSet;
import java.util.Set;

/**
 * What is simulated, besides the seed.
 *
 * @param tolerated shortcomings that are not held against the protocol
 */
record Setting(Mutant mutant, Network network, Set<Gap> tolerated) {

    /** The protocol as it is, with all that is known of it. */
    static final Setting NORMAL = new Setting(Mutant.NONE, Network.ORDERLY, EnumSet.allOf(Gap.class));

    Setting with(Mutant mistake) {
        return new Setting(mistake, network, tolerated);
    }

    Setting without(Gap gap) {
        Set<Gap> rest = EnumSet.copyOf(tolerated);
        rest.remove(gap);
        return new Setting(mutant, network, rest);
    }

    Setting over(Network other) {
        return new Setting(mutant, other, tolerated);
    }

    /** What becomes of the messages to backups when the members change. */
    enum Network {
        /** Every backup has run the same changes of a primary owner that dies, and all changes of one that lives. */
        ORDERLY,
        /** Some backups have run a change and others have not; a primary owner may not have kept what backups have. */
        ROUGH
    }
}
