// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import io.corral.internal.change.Change;
import io.corral.internal.change.Condition;
import io.corral.internal.change.Deadline;
import io.corral.internal.change.Verdict;
import io.corral.internal.copy.Blob;
import io.corral.internal.copy.JavaBytes;
import java.io.Serializable;
import org.infinispan.AdvancedCache;
import org.infinispan.commands.functional.ReadWriteKeyCommand;
import org.infinispan.context.InvocationContext;
import org.infinispan.context.InvocationContextFactory;
import org.infinispan.context.impl.FlagBitSets;
import org.infinispan.factories.ComponentRegistry;
import org.infinispan.functional.impl.Params;
import org.infinispan.interceptors.AsyncInterceptorChain;

/** Sends a write again, as Infinispan does when the members change before the answer has come. */
public final class Resent {

    private Resent() {}

    /**
     * Whether the owner says that it has stored the value.
     *
     * @param expected the version that the write was to replace
     * @param version of what it stores
     */
    public static boolean put(AdvancedCache<?, ?> cache, String key, long expected, long version, Serializable value) {
        Change change = new Change.Put(
                new Condition.IfVersion(expected),
                Blob.of(JavaBytes.write(value)),
                version,
                System.currentTimeMillis(),
                Deadline.NEVER,
                Deadline.NEVER);
        Verdict verdict = again(cache, key, change).verdict(change);
        return verdict instanceof Verdict.Created created && created.entry().version() == version
                || verdict instanceof Verdict.Updated updated && updated.entry().version() == version;
    }

    /**
     * Whether the owner says that it has removed the value.
     *
     * @param expected the version that was to be removed
     * @param stamp of the removal
     */
    public static boolean remove(AdvancedCache<?, ?> cache, String key, long expected, long stamp) {
        Change change = new Change.Remove(new Condition.IfVersion(expected), System.currentTimeMillis(), stamp);
        return again(cache, key, change).verdict(change) instanceof Verdict.Removed;
    }

    private static Reply again(AdvancedCache<?, ?> cache, String key, Change change) {
        Decide plain = new Decide(change, 0);
        boolean bounded = cache.getCacheConfiguration().memory().maxCount() > 0;
        Decide decide = bounded ? plain.bounded() : plain;
        ComponentRegistry registry = ComponentRegistry.of(cache);
        ReadWriteKeyCommand<?, ?, ?> command = registry.getCommandsFactory()
                .buildReadWriteKeyCommand(
                        key,
                        decide,
                        new CorralPartitioner().getSegment(key),
                        Params.create(),
                        cache.getAdvancedCache().getKeyDataConversion(),
                        cache.getAdvancedCache().getValueDataConversion());
        command.addFlags(FlagBitSets.COMMAND_RETRY);
        InvocationContext context =
                registry.getComponent(InvocationContextFactory.class).createInvocationContext(true, 1);
        context.setLockOwner(command.getKeyLockOwner());
        return (Reply) registry.getComponent(AsyncInterceptorChain.class).invoke(context, command);
    }
}
