// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.load;

import io.corral.ClusterUnavailableException;
import io.corral.internal.change.Change.Demand;
import io.corral.internal.entry.Entry;
import io.corral.internal.flight.Flight;
import io.corral.internal.lease.Claim;
import io.corral.internal.lease.Leases;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The answers to several claims, sorted.
 *
 * @param found keys that have a value already
 * @param granted keys that are this thread's to load
 * @param taken flights whose keys somebody outside this JVM loads
 * @param failing flights whose keys nobody may load for a while
 * @param absent flights for whose keys there is no value, as the loader has said not long ago
 * @param unreachable flights for whose keys nobody answered
 * @param answers all that was answered
 */
record Claims<K>(
        Map<Flight<K, Landing>, Entry> found,
        Map<Flight<K, Landing>, Claim.Granted> granted,
        Map<Flight<K, Landing>, Claim.Taken> taken,
        Map<Flight<K, Landing>, Claim.Failing> failing,
        List<Flight<K, Landing>> absent,
        List<Flight<K, Landing>> unreachable,
        List<Claim> answers) {

    static <K> Claims<K> sort(Iterable<Flight<K, Landing>> mine, Leases<K> leases, Demand demand) {
        Map<K, Long> tokens = new LinkedHashMap<>();
        mine.forEach(flight -> tokens.put(flight.key(), flight.token()));
        Claims<K> claims = new Claims<>(
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
        Map<K, Claim> answers;
        try {
            answers = leases.claimAll(tokens, demand);
        } catch (ClusterUnavailableException e) {
            // Some may have been granted; their deadlines end those leases.
            mine.forEach(claims.unreachable::add);
            return claims;
        }
        for (Flight<K, Landing> flight : mine) {
            Claim claim = answers.get(flight.key());
            if (claim != null) {
                claims.answers.add(claim);
            }
            if (claim instanceof Claim.Landed landed) {
                claims.found.put(flight, landed.entry());
            } else if (claim instanceof Claim.Granted granted) {
                claims.granted.put(flight, granted);
            } else if (claim instanceof Claim.Failing failing) {
                claims.failing.put(flight, failing);
            } else if (claim instanceof Claim.Absent) {
                claims.absent.add(flight);
            } else if (claim instanceof Claim.Taken taken) {
                claims.taken.put(flight, taken);
            }
        }
        return claims;
    }
}
