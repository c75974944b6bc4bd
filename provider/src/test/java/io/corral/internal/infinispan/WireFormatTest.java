// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.internal.change.Change;
import io.corral.internal.change.Change.Demand;
import io.corral.internal.change.Condition;
import io.corral.internal.change.Deadline;
import io.corral.internal.copy.Blob;
import io.corral.internal.entry.Entry;
import io.corral.internal.entry.Lease;
import io.corral.internal.entry.Origin;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.infinispan.protostream.ProtobufUtil;
import org.infinispan.protostream.SerializationContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The bytes that nodes of different versions exchange. If a test here fails, a node of the last version would not
 * understand this one: add new fields with new numbers instead.
 */
class WireFormatTest {

    private static final SerializationContext CONTEXT = ProtobufUtil.newSerializationContext();
    private static final HexFormat HEX = HexFormat.of();

    private static final Blob BLOB = Blob.of(new byte[] {1, 2, 3});
    private static final Entry ENTRY = new Entry(BLOB, 300, 400, Entry.NEVER);
    private static final Entry TAGGED = ENTRY.from(new Origin(List.of("a", "b"), 9));
    private static final Lease LEASE = new Lease(500, 501, "node", 600);

    static {
        CorralSchema schema = new CorralSchemaImpl();
        schema.registerSchema(CONTEXT);
        schema.registerMarshallers(CONTEXT);
    }

    static Stream<Arguments> messages() {
        return Stream.of(
                message("a key", new WireKey(new byte[] {9, 8, 7}), "9801b0a7418a01050a03090807"),
                message(
                        "a slot with a value",
                        new Slot(ENTRY, null, 2),
                        "9801b1a7418a011d0a0301020310ac0218900320ffffffffffffffff7f2802380040004800"),
                message(
                        "a slot with a lease",
                        new Slot(null, LEASE, 2),
                        "9801b1a7418a0117100018002000280232046e6f646538f40340f50348d804"),
                message(
                        "a slot with a failure",
                        new Slot(null, new Lease(500, 501, "node", 600, 3, new Lease.End.Failed("reason")), 2),
                        "9801b1a7418a0121100018002000280232046e6f646538f40340f50348d8045206726561736f6e6003"),
                message(
                        "a slot with the answer that there is nothing",
                        new Slot(null, new Lease(500, 501, "node", 600, 0, new Lease.End.Absent()), 2),
                        "9801b1a7418a0119100018002000280232046e6f646538f40340f50348d8046801"),
                message(
                        "a slot with a value that becomes stale",
                        new Slot(ENTRY.staleFrom(700), null, 2),
                        "9801b1a7418a01200a0301020310ac0218900320ffffffffffffffff7f280238004000480058bc05"),
                message(
                        "a slot with a value that has tags",
                        new Slot(TAGGED, null, 2),
                        "9801b1a7418a01260a0301020310ac0218900320ffffffffffffffff7f28023800400048007a01617a0162800109"),
                message(
                        "a put with tags that does not ask what was there",
                        new MarkedDecide(decide(put(Condition.BLIND)), TAGGED.origin(), Sight.PLAIN),
                        "9801bda7418a01380a280a240801106418ac0222030102032805300038bc0540ffffffffffffffffff0148005000580010021201611201621809200030003800"),
                message(
                        "a change of a node that knows of marks",
                        new MarkedDecide(
                                decide(new Change.Abandon(500, 100)), Origin.NONE, new Sight(5, 6, 7, 300, 800)),
                        "9801bda7418a01290a190a15080510641800280030003800400048f403500058001002180020052806300738ac0240a006"),
                message(
                        "a change of a bounded cache whose node knows of marks",
                        new MarkedDecide(
                                        decide(new Change.Abandon(500, 100)), Origin.NONE, new Sight(5, 6, 7, 300, 800))
                                .bounded(),
                        "9801bda7418a012b0a1b0a15080510641800280030003800400048f4035000580010021800180020052806300738ac0240a006"),
                message(
                        "a question what a value is",
                        Reply.doubting(TAGGED),
                        "9801b4a7418a0127080c12230a0010ac0218900320ffffffffffffffff7f28003800400048007a01617a0162800109"),
                message("a mark", new MarkMessage(3, 2, 1), "9801bfa7418a0106080310021801"),
                message(
                        "a slot with a value that was loaded",
                        new Slot(new Entry(BLOB, 300, 400, 700, Entry.NEVER, 7), null, 2),
                        "9801b1a7418a01220a0301020310ac0218900320ffffffffffffffff7f280238004000480058bc057007"),
                message(
                        "a put",
                        decide(put(Condition.ALWAYS)),
                        "9801b3a7418a01280a240801106418ac0222030102032800300038bc0540ffffffffffffffffff014800500058001002"),
                message(
                        "a put if absent",
                        decide(put(Condition.IF_ABSENT)),
                        "9801b3a7418a01280a240801106418ac0222030102032801300038bc0540ffffffffffffffffff014800500058001002"),
                message(
                        "a put if present",
                        decide(put(Condition.IF_PRESENT)),
                        "9801b3a7418a01280a240801106418ac0222030102032802300038bc0540ffffffffffffffffff014800500058001002"),
                message(
                        "a put if of a version",
                        decide(put(new Condition.IfVersion(77))),
                        "9801b3a7418a01280a240801106418ac0222030102032803304d38bc0540ffffffffffffffffff014800500058001002"),
                message(
                        "a remove",
                        decide(new Change.Remove(Condition.ALWAYS, 100)),
                        "9801b3a7418a01180a1408021064180028003000380040004800500058001002"),
                message(
                        "a remove if of a version",
                        decide(new Change.Remove(new Condition.IfVersion(77), 100, 300)),
                        "9801b3a7418a01190a150802106418ac022803304d380040004800500058001002"),
                message(
                        "a claim",
                        decide(new Change.Claim(500, "node", 100, 600, Demand.IF_ABSENT, null)),
                        "9801b3a7418a01200a1c080310641800280130003800400048f403500058d80462046e6f64651002"),
                message(
                        "a claim that overtakes",
                        decide(new Change.Claim(500, "node", 100, 600, Demand.ALWAYS, 499L)),
                        "9801b3a7418a01230a1f080310641800280030003800400048f403500058d80462046e6f646568f3031002"),
                message(
                        "a commit",
                        decide(new Change.Commit(501, BLOB, 300, 100, Deadline.NEVER, Deadline.UNCHANGED)),
                        "9801b3a7418a01300a2c0804106418ac0222030102032800300038ffffffffffffffff7f40feffffffffffffffff01480050f50358001002"),
                message(
                        "a failure",
                        decide(new Change.Fail(500, "reason", 900, 100)),
                        "9801b3a7418a01220a1e080810641800280030003800400048f40350005884077206726561736f6e1002"),
                message(
                        "nothing",
                        decide(new Change.Nothing(500, 900, 100)),
                        "9801b3a7418a011a0a16080910641800280030003800400048f40350005884071002"),
                message(
                        "a renewal",
                        decide(new Change.Renew(500, 300, 700, 900, 100)),
                        "9801b3a7418a011e0a1a080b106418ac0228003000380040840748f4035000580078bc051002"),
                message(
                        "a renewal that took a while, after a mark",
                        decide(new Change.Renew(500, 300, 700, 900, 40, 600, 100)),
                        "9801b3a7418a01250a21080b106418ac0228003000380040840748f4035000580078bc058001289001d8041002"),
                message(
                        "a mark",
                        decide(new Change.MarkStale(100)),
                        "9801b3a7418a01180a14080a1064180028003000380040004800500058001002"),
                message(
                        "a claim of what is stale",
                        decide(new Change.Claim(500, "node", 100, 600, Demand.IF_STALE, null)),
                        "9801b3a7418a01200a1c080310641800280430003800400048f403500058d80462046e6f64651002"),
                message(
                        "a commit of a value that becomes stale",
                        decide(new Change.Commit(501, BLOB, 300, 100, Deadline.NEVER, Deadline.UNCHANGED, 700, 0)),
                        "9801b3a7418a01330a2f0804106418ac0222030102032800300038ffffffffffffffff7f40feffffffffffffffff01480050f503580078bc051002"),
                message(
                        "a commit of a value that took its time",
                        decide(new Change.Commit(501, BLOB, 300, 100, Deadline.NEVER, Deadline.UNCHANGED, 700, 7)),
                        "9801b3a7418a01360a320804106418ac0222030102032800300038ffffffffffffffff7f40feffffffffffffffff01480050f503580078bc058001071002"),
                message(
                        "a claim ahead of time",
                        decide(new Change.Claim(500, "node", 100, 600, Demand.IF_STALE, null, 30)),
                        "9801b3a7418a01230a1f080310641800280430003800400048f403500058d80462046e6f646588011e1002"),
                message(
                        "an abandon",
                        decide(new Change.Abandon(500, 100)),
                        "9801b3a7418a01190a15080510641800280030003800400048f403500058001002"),
                message(
                        "an expiry",
                        decide(new Change.Expire(100, 50)),
                        "9801b3a7418a01180a1408061064180028003000380040004800500058321002"),
                message(
                        "a touch",
                        decide(new Change.Touch(300, 900, 100)),
                        "9801b3a7418a011a0a160807106418ac022800300038004084074800500058001002"),
                message(
                        "a change of a bounded cache",
                        decide(new Change.Remove(Condition.IF_PRESENT, 100)).bounded(),
                        "9801b3a7418a011a0a14080210641800280230003800400048005000580010021800"),
                message(
                        "a change of a bounded cache, on its way to the backups",
                        Decide.of(
                                ChangeMessage.of(new Change.Remove(Condition.IF_PRESENT, 100)),
                                2,
                                true,
                                new Slot(ENTRY, null, 2)),
                        "9801b3a7418a01390a14080210641800280230003800400048005000580010021801221d0a0301020310ac0218900320ffffffffffffffff7f2802380040004800"),
                message(
                        "an alignment on its way to the backups",
                        Align.of(null, null, true, new Slot(ENTRY, null, 2)),
                        "9801c0a7418a01211801221d0a0301020310ac0218900320ffffffffffffffff7f2802380040004800"),
                message("an alignment", Align.always(), "9801c0a7418a01021800"),
                message(
                        "an alignment of owners that differ",
                        Align.unlessLike(new Slot(ENTRY, LEASE, 2)),
                        "9801c0a7418a010808ac0210f4031800"),
                message(
                        "a slot whose value was replaced",
                        new Slot(
                                ENTRY,
                                null,
                                2,
                                Trail.NONE.then(100, 200, 7).then(200, 250, 8).then(250, 300, 8)),
                        "9801b1a7418a012b0a0301020310ac0218900320ffffffffffffffff7f28023800400048008801089001fa019801c801980164"),
                message(
                        "a bare change",
                        ChangeMessage.of(new Change.Abandon(500, 100)),
                        "9801b2a7418a0115080510641800280030003800400048f40350005800"),
                message(
                        "a reply",
                        new Reply(
                                Reply.UPDATED,
                                new Slot(ENTRY, null, 0),
                                new Slot(ENTRY, null, 0),
                                new Slot(null, LEASE, 0),
                                new Slot(null, LEASE, 0)),
                        "9801b4a7418a01720802121d0a0301020310ac0218900320ffffffffffffffff7f28003800400048001a1d0a0301020310ac0218900320ffffffffffffffff7f28003800400048002217100018002000280032046e6f646538f40340f50348d8042a17100018002000280032046e6f646538f40340f50348d804"),
                message(
                        "a question for a landing",
                        new AwaitCommand("cache", 500),
                        "9801b5a7418a010a0a05636163686510f403"),
                message("the answer", new AwaitReply(true, "reason", null), "9801b6a7418a010a08011206726561736f6e"),
                message(
                        "the answer that is one",
                        new AwaitReply(true, "reason", true),
                        "9801b6a7418a010c08011206726561736f6e1801"),
                message("the news of a fence", new FencedCommand("cache", 500), "9801bba7418a010a0a05636163686510f403"),
                message(
                        "the news of a clear",
                        new ClearedCommand("cache", 500),
                        "9801bca7418a010a0a05636163686510f403"),
                message(
                        "what all nodes know of a cache, with its definition",
                        new Control(3, "words", new byte[] {1, 2}),
                        "9801b7a7418a010d08031205776f7264731a020102"),
                message(
                        "what all nodes know of a cache",
                        new Control(3, "words", null),
                        "9801b7a7418a010908031205776f726473"),
                message("the filter of events", new TransitionFilter(), "9801b8a7418a0100"),
                message(
                        "an event",
                        new Transition(new Slot(ENTRY, null, 0), new Slot(ENTRY, null, 0), true),
                        "9801b9a7418a01400a1d0a0301020310ac0218900320ffffffffffffffff7f2800380040004800121d0a0301020310ac0218900320ffffffffffffffff7f28003800400048001801"));
    }

    private static Arguments message(String name, Object message, String bytes) {
        return Arguments.of(name, message, bytes);
    }

    private static Decide decide(Change change) {
        return new Decide(change, 2);
    }

    private static Change put(Condition condition) {
        return new Change.Put(condition, BLOB, 300, 100, new Deadline.At(700), Deadline.UNASKED);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void a_message_has_the_bytes_that_earlier_versions_know(String name, Object message, String bytes)
            throws IOException {
        assertThat(HEX.formatHex(ProtobufUtil.toWrappedByteArray(CONTEXT, message)))
                .isEqualTo(bytes);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void a_message_is_read_back_without_loss(String name, Object message, String bytes) throws IOException {
        Object read = ProtobufUtil.fromWrappedByteArray(CONTEXT, HEX.parseHex(bytes));
        assertThat(read).hasSameClassAs(message);
        assertThat(HEX.formatHex(ProtobufUtil.toWrappedByteArray(CONTEXT, read)))
                .isEqualTo(bytes);
    }

    @Test
    void there_is_a_message_of_every_type_here() throws IllegalAccessException {
        Set<String> types = new TreeSet<>();
        for (Field field : TypeIds.class.getDeclaredFields()) {
            if (field.getType() == int.class && !field.getName().equals("FIRST")) {
                types.add(
                        CONTEXT.getDescriptorByTypeId((Integer) field.get(null)).getName());
            }
        }
        Set<String> here = messages()
                .map(arguments -> arguments.get()[1].getClass().getSimpleName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(here).isEqualTo(types);
    }
}
