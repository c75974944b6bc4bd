// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.internal.change.Change;
import io.corral.internal.change.Condition;
import io.corral.internal.change.Deadline;
import io.corral.internal.change.Rules;
import io.corral.internal.change.Verdict;
import io.corral.internal.copy.Blob;
import io.corral.internal.entry.Entry;
import io.corral.internal.entry.Lease;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an owner answers names the value that was stored, and does not send it back to whom it comes from. */
class ReplyTest {

    private static final Blob OLD = Blob.of(new byte[] {1, 2, 3});
    private static final Blob NEW = Blob.of(new byte[] {4, 5, 6, 7});
    private static final Entry HELD = new Entry(OLD, 10, 100, Entry.NEVER);
    private static final Lease LEASE = new Lease(20, 20, "node", 1_000, 0, null);

    private static final Change.Put PUT = put(Condition.ALWAYS);
    private static final Change.Commit COMMIT =
            new Change.Commit(20, NEW, 30, 200, Deadline.NEVER, Deadline.NEVER, Entry.NEVER, 5);

    @Test
    void aGetAndPutHasItsOwnValueAndIsToldTheOldOne() {
        Reply reply = Reply.of(Rules.decide(HELD, null, PUT), PUT, 0);

        assertThat(values(reply)).containsExactly(OLD);
        assertThat(reply.verdict(PUT)).isInstanceOfSatisfying(Verdict.Updated.class, updated -> {
            assertThat(updated.entry().value()).isEqualTo(NEW);
            assertThat(updated.entry().version()).isEqualTo(30);
            assertThat(updated.old().value()).isEqualTo(OLD);
        });
    }

    @Test
    void aGetAndReplaceIsToldTheOldValue() {
        Change.Put replace = put(Condition.IF_PRESENT);

        assertThat(values(Reply.of(Rules.decide(HELD, null, replace), replace, 0)))
                .containsExactly(OLD);
    }

    @Test
    void aPutIsNotToldTheOldValueNorIsOneThatKnowsIt() {
        for (Condition condition : List.of(Condition.BLIND, new Condition.IfVersion(10))) {
            Change.Put put = put(condition);
            Reply reply = Reply.of(Rules.decide(HELD, null, put), put, 0);

            assertThat(values(reply)).isEmpty();
            assertThat(reply.verdict(put)).isInstanceOfSatisfying(Verdict.Updated.class, updated -> {
                assertThat(updated.entry().value()).isEqualTo(NEW);
                assertThat(updated.old().version()).isEqualTo(10);
            });
        }
    }

    @Test
    void aRemovalIsToldTheOldValueOnlyIfItAsks() {
        Change.Remove asking = new Change.Remove(Condition.ALWAYS, 200);
        Change.Remove blind = new Change.Remove(Condition.BLIND, 200);

        assertThat(values(Reply.of(Rules.decide(HELD, null, asking), asking, 0)))
                .containsExactly(OLD);
        Reply reply = Reply.of(Rules.decide(HELD, null, blind), blind, 0);
        assertThat(values(reply)).isEmpty();
        assertThat(reply.verdict(blind))
                .isInstanceOfSatisfying(
                        Verdict.Removed.class,
                        removed -> assertThat(removed.old().version()).isEqualTo(10));
    }

    @Test
    void aPutOfSomethingNewIsToldNoValue() {
        Reply reply = Reply.of(Rules.decide(null, null, PUT), PUT, 0);

        assertThat(values(reply)).isEmpty();
        assertThat(reply.verdict(PUT))
                .isInstanceOfSatisfying(
                        Verdict.Created.class,
                        created -> assertThat(created.entry().value()).isEqualTo(NEW));
    }

    @Test
    void aLoadIsNotToldWhatItReplaces() {
        Reply reply = Reply.of(Rules.decide(HELD, LEASE, COMMIT), COMMIT, 0);

        assertThat(values(reply)).isEmpty();
        assertThat(reply.verdict(COMMIT)).isInstanceOfSatisfying(Verdict.Updated.class, updated -> {
            assertThat(updated.entry().value()).isEqualTo(NEW);
            assertThat(updated.entry().cost()).isEqualTo(5);
            assertThat(updated.old().version()).isEqualTo(10);
        });
    }

    @Test
    void aLoadThatCameTooLateIsToldWhatIsThere() {
        Reply reply = Reply.of(Rules.decide(HELD, null, COMMIT), COMMIT, 0);

        assertThat(reply.verdict(COMMIT))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(Objects.requireNonNull(refused.current())
                                        .value())
                                .isEqualTo(OLD));
    }

    private static Change.Put put(Condition condition) {
        return new Change.Put(condition, NEW, 30, 200, Deadline.NEVER, Deadline.NEVER);
    }

    /** The values that are sent. */
    private static Stream<Object> values(Reply reply) {
        return Stream.of(value(reply.entry()), value(reply.old()))
                .filter(Objects::nonNull)
                .filter(value -> ((Blob) value).bytes().length > 0);
    }

    private static @Nullable Object value(@Nullable Slot slot) {
        return slot == null || slot.entry() == null ? null : slot.entry().value();
    }
}
