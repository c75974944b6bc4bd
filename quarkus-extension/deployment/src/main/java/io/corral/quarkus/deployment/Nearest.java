// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.deployment;

import java.util.Collection;
import java.util.Comparator;

/** Which name somebody may have meant. */
final class Nearest {

    private Nearest() {}

    /** The one of some names that differs least, or an empty text if each differs by more than half its length. */
    static String to(String wrong, Collection<String> names) {
        return names.stream()
                .min(Comparator.<String>comparingInt(name -> distance(wrong, name))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(name -> distance(wrong, name) <= name.length() / 2)
                .orElse("");
    }

    /** How many letters have to be put, taken away or changed to make one of the other. */
    static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
