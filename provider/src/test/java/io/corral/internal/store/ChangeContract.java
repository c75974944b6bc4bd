// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.internal.change.Change;
import io.corral.internal.change.ChangeTable;
import io.corral.internal.change.Effect;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A store does to a key what the rules decide, all of it and to that key alone. */
interface ChangeContract extends StoreUnderTest {

    @ParameterizedTest
    @MethodSource("io.corral.internal.change.ChangeTable#rows")
    default void aChangeDoesWhatTheTableSays(ChangeTable.Row row) {
        row.state().history().forEach(change -> store().apply("k", change));
        AtomicReference<String> expired = new AtomicReference<>("-");
        store().observe((key, outcome) -> {
            expired.compareAndSet("-", Effect.value(outcome.expired()));
            return Delivery.NONE;
        });

        Applied applied = store().apply("k", row.change());

        Effect effect = new Effect(
                Effect.words(applied.verdict()),
                Effect.held(store().read("k")),
                Effect.held(leaseOf("k")),
                applied.broken() == null ? "-" : String.valueOf(applied.broken().token()),
                expired.get());
        assertThat(effect).isEqualTo(row.effect());
    }

    @Test
    default void aStoredEntryHasItsVersionAndItsTime() {
        put("k", "v", 42);

        assertThat(store().read("k").version()).isEqualTo(42);
        assertThat(store().read("k").createdAt()).isEqualTo(NOW);
    }

    @Test
    default void aChangeOfOneKeyLeavesTheOthersAlone() {
        put("a", "1", 1);
        claim("b", 7);

        remove("c");
        put("d", "4", 2);

        assertThat(store().read("a").value()).isEqualTo("1");
        assertThat(leaseOf("b").token()).isEqualTo(7);
    }

    @Test
    default void aLeaseAndAValueAreKeptForEachKey() {
        claim("a", 7);
        claim("b", 8);

        commit("a", 7, "1", 1);

        assertThat(leaseOf("a")).isNull();
        assertThat(leaseOf("b").token()).isEqualTo(8);
        assertThat(store().read("b")).isNull();
    }

    @Test
    default void severalChangesAreEachAnswered() {
        put("a", "1", 1);
        claim("b", 7);
        Map<String, Change> changes = new LinkedHashMap<>();
        for (String key : new String[] {"a", "b", "c"}) {
            changes.put(key, new Change.Claim(9, "n", NOW, NOW + 1_000, Change.Demand.IF_ABSENT, null));
        }

        Map<String, Applied> applied = store().applyAll(changes);

        assertThat(applied).hasSize(3);
        assertThat(Effect.words(applied.get("a").verdict())).isEqualTo("Landed 1");
        assertThat(Effect.words(applied.get("b").verdict())).isEqualTo("Taken 7/7");
        assertThat(Effect.words(applied.get("c").verdict())).isEqualTo("Granted 9/9");
    }

    @Test
    default void noChangesHaveNoAnswers() {
        assertThat(store().applyAll(Map.of())).isEmpty();
    }
}
