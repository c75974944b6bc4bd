// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.fixture.Soon;
import io.corral.internal.change.Change;
import io.corral.internal.change.Change.Demand;
import io.corral.internal.change.Effect;
import io.corral.internal.entry.Entry;
import io.corral.internal.entry.Held;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Looking: read, peek, touch, scan and keys. */
interface LookContract extends StoreUnderTest {

    @Test
    default void aKeyThatNobodyTouchedHoldsNothing() {
        assertThat(store().read("k")).isNull();
        assertThat(store().peek("k")).isNull();
        assertThat(leaseOf("k")).isNull();
    }

    @Test
    default void aPeekShowsNothingElseThanARead() {
        put("k", "v", 1);

        Entry read = store().read("k");
        Entry peeked = store().peek("k");

        assertThat(read.value()).isEqualTo("v");
        if (store().near("k")) {
            assertThat(peeked).isNotNull();
        }
        if (peeked != null) {
            assertThat(peeked.value()).isEqualTo("v");
            assertThat(peeked.version()).isEqualTo(read.version());
            assertThat(peeked.expiresAt()).isEqualTo(read.expiresAt());
        }
    }

    @Test
    default void aLeaseIsNoValue() {
        claim("k", 7);

        assertThat(store().read("k")).isNull();
        assertThat(store().peek("k")).isNull();
        assertThat(scanned()).isEmpty();
    }

    @Test
    default void aDeadEntryIsShownUntilSomebodyDropsIt() {
        put("k", "v", 1, NOW + 1);

        assertThat(store().read("k").deadAt(NOW + 1)).isTrue();
        assertThat(scanned()).containsExactly("k=v");
    }

    @Test
    default void aTouchMovesTheExpiryAndNothingElse() {
        put("k", "v", 1, NOW + 10);

        store().touch("k", store().read("k"), NOW + 500);

        Soon.asserted(() -> assertThat(Effect.held(store().read("k"))).isEqualTo("v@1500"));
        assertThat(store().read("k").version()).isEqualTo(1);
    }

    @Test
    default void aTouchOfAnEntryThatIsGoneBringsNothingBack() {
        put("k", "v", 1, NOW + 10);
        Entry entry = store().read("k");
        remove("k");

        store().touch("k", entry, NOW + 500);

        assertThat(store().read("k")).isNull();
    }

    @Test
    default void aTouchOfAnEntryThatWasReplacedLeavesItsSuccessorAlone() {
        put("k", "v", 1, NOW + 10);
        Entry entry = store().read("k");
        put("k", "w", 2, NOW + 20);

        store().touch("k", entry, NOW + 500);

        assertThat(Effect.held(store().read("k"))).isEqualTo("w@1020");
    }

    @Test
    default void aScanShowsEveryValueOnce() {
        for (int i = 0; i < 100; i++) {
            put("k" + i, "v" + i, i + 1);
        }

        assertThat(scanned()).hasSize(100).doesNotHaveDuplicates().contains("k0=v0", "k99=v99");
    }

    @Test
    default void aScanCannotRemove() {
        put("k", "v", 1);
        Iterator<Held<String>> scan = store().scan();
        scan.next();

        assertThatThrownBy(scan::remove).isInstanceOf(UnsupportedOperationException.class);
        assertThat(store().read("k").value()).isEqualTo("v");
    }

    @Test
    default void aScanSeesOnceWhatStaysWhileOtherKeysComeAndGo() {
        for (int i = 0; i < 50; i++) {
            put("stays" + i, "v", i + 1);
            put("goes" + i, "v", 100 + i);
        }
        List<String> seen = new ArrayList<>();
        Iterator<Held<String>> scan = store().scan();
        for (int i = 0; scan.hasNext(); i++) {
            seen.add(scan.next().key());
            if (i < 50) {
                remove("goes" + i);
                put("comes" + i, "v", 200 + i);
            }
        }

        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen.stream().filter(key -> key.startsWith("stays"))).hasSize(50);
    }

    @Test
    default void theKeysAreThoseWithAValueAndThoseWithALease() {
        put("valued", "v", 1);
        claim("leased", 7);
        put("both", "v", 2);
        store().apply("both", new Change.Claim(8, "n", NOW, NOW + 1, Demand.ALWAYS, null));
        put("gone", "v", 3);
        remove("gone");

        assertThat(keys()).containsExactly("both", "leased", "valued");
    }
}
