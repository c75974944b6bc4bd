// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.change;

import io.corral.internal.change.Change.Demand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Reads {@code changes.txt}: what every change does to a key in every state. */
public final class ChangeTable {

    /** The time of every change of the table, in epoch milliseconds. */
    public static final long NOW = 1_000;

    private static final Deadline CREATE = new Deadline.At(9_000);
    private static final Deadline UPDATE = new Deadline.At(8_000);
    private static final Deadline COME = new Deadline.At(NOW);
    private static final Map<String, Change> CHANGES = new LinkedHashMap<>();

    static {
        CHANGES.put("put always", put(Condition.ALWAYS, CREATE, UPDATE));
        CHANGES.put("put blindly", put(Condition.BLIND, CREATE, UPDATE));
        CHANGES.put("put if absent", put(Condition.IF_ABSENT, CREATE, UPDATE));
        CHANGES.put("put if present", put(Condition.IF_PRESENT, CREATE, UPDATE));
        CHANGES.put("put if version 1", put(new Condition.IfVersion(1), CREATE, UPDATE));
        CHANGES.put("put if version 9", put(new Condition.IfVersion(9), CREATE, UPDATE));
        CHANGES.put(
                "put without having asked for the expiry", put(Condition.ALWAYS, Deadline.UNASKED, Deadline.UNASKED));
        CHANGES.put("put what is expired when created", put(Condition.ALWAYS, COME, UPDATE));
        CHANGES.put("put with an expiry left as it is", put(Condition.ALWAYS, Deadline.UNCHANGED, Deadline.UNCHANGED));
        CHANGES.put("put with an expiry that has come", put(Condition.ALWAYS, COME, COME));
        CHANGES.put("remove always", new Change.Remove(Condition.ALWAYS, NOW));
        CHANGES.put("remove blindly", new Change.Remove(Condition.BLIND, NOW));
        CHANGES.put("remove if absent", new Change.Remove(Condition.IF_ABSENT, NOW));
        CHANGES.put("remove if present", new Change.Remove(Condition.IF_PRESENT, NOW));
        CHANGES.put("remove if version 1", new Change.Remove(new Condition.IfVersion(1), NOW));
        CHANGES.put("remove if version 9", new Change.Remove(new Condition.IfVersion(9), NOW));
        CHANGES.put("claim if absent", claim(9, Demand.IF_ABSENT, null));
        CHANGES.put("claim in any case", claim(9, Demand.ALWAYS, null));
        CHANGES.put("claim once more under the same token", claim(7, Demand.IF_ABSENT, null));
        CHANGES.put("claim from a holder who is gone", claim(9, Demand.IF_ABSENT, 7L));
        CHANGES.put("commit to chain 7", commit(7, CREATE, UPDATE));
        CHANGES.put("commit to another chain", commit(3, CREATE, UPDATE));
        CHANGES.put("commit without having asked for the expiry", commit(7, Deadline.UNASKED, Deadline.UNASKED));
        CHANGES.put("commit what is expired when created", commit(7, COME, UPDATE));
        CHANGES.put("abandon token 7", new Change.Abandon(7, NOW));
        CHANGES.put("abandon another token", new Change.Abandon(3, NOW));
        CHANGES.put("fail under token 7", new Change.Fail(7, "why", 6_000, NOW));
        CHANGES.put("fail under another token", new Change.Fail(3, "why", 6_000, NOW));
        CHANGES.put("nothing under token 7", new Change.Nothing(7, 6_000, NOW));
        CHANGES.put("nothing under another token", new Change.Nothing(3, 6_000, NOW));
        CHANGES.put("nothing that is not remembered", new Change.Nothing(7, NOW, NOW));
        CHANGES.put("renew under token 7", new Change.Renew(7, 1, 4_000, 8_000, NOW));
        CHANGES.put("renew under another token", new Change.Renew(3, 1, 4_000, 8_000, NOW));
        CHANGES.put("renew another version", new Change.Renew(7, 9, 4_000, Change.Renew.UNCHANGED, NOW));
        CHANGES.put("renew and leave the hard expiry", new Change.Renew(7, 1, 4_000, Change.Renew.UNCHANGED, NOW));
        CHANGES.put("mark stale", new Change.MarkStale(NOW));
        CHANGES.put("claim if stale", claim(9, Demand.IF_STALE, null));
        CHANGES.put("expire", new Change.Expire(NOW));
        CHANGES.put("expire with orphans", new Change.Expire(NOW, NOW));
        CHANGES.put("touch version 1", new Change.Touch(1, 7_000, NOW));
        CHANGES.put("touch another version", new Change.Touch(9, 7_000, NOW));
    }

    private ChangeTable() {}

    private static Change put(Condition condition, Deadline onCreate, Deadline onUpdate) {
        return new Change.Put(condition, "new", 2, NOW, onCreate, onUpdate);
    }

    private static Change claim(long token, Demand demand, Long victim) {
        return new Change.Claim(token, "n", NOW, 3_000, demand, victim);
    }

    private static Change commit(long chain, Deadline onCreate, Deadline onUpdate) {
        return new Change.Commit(chain, "new", 2, NOW, onCreate, onUpdate);
    }

    /** The lines of the table. */
    public static Stream<Row> rows() {
        List<Row> rows = new ArrayList<>();
        String change = "";
        for (String line : lines()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (line.contains("->")) {
                rows.add(row(change, line));
            } else {
                change = line.strip();
            }
        }
        return rows.stream();
    }

    private static Row row(String change, String line) {
        String[] sides = line.split("->", 2);
        String[] then = sides[1].split("\\|", -1);
        if (then.length != 5) {
            throw new IllegalStateException("five columns are needed: " + line);
        }
        Effect effect = new Effect(then[0].strip(), then[1].strip(), then[2].strip(), then[3].strip(), then[4].strip());
        return new Row(change, KeyState.labelled(sides[0].strip()), effect);
    }

    private static List<String> lines() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ChangeTable.class.getResourceAsStream("changes.txt")),
                StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many changes the table must speak of, each in every state. */
    static int size() {
        return CHANGES.size() * KeyState.values().length;
    }

    /** One line: a change to a key in a state, and what must come of it. */
    public record Row(String name, KeyState state, Effect effect) {

        /** The change. */
        public Change change() {
            return Objects.requireNonNull(CHANGES.get(name), name);
        }

        @Override
        public String toString() {
            return name + ", when " + state;
        }
    }
}
