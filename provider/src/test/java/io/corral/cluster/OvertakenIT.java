// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.CorralCache;
import io.corral.cluster.Nodes.Mode;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.cache.Cache;
import org.infinispan.commands.VisitableCommand;
import org.infinispan.commands.functional.ReadWriteKeyCommand;
import org.infinispan.context.InvocationContext;
import org.infinispan.factories.ComponentRegistry;
import org.infinispan.interceptors.AsyncInterceptorChain;
import org.infinispan.interceptors.BaseAsyncInterceptor;
import org.infinispan.util.concurrent.locks.LockReleasedException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Infinispan sends a command again when its owner changes. Where both arrive, the one that is done first gives back the
 * lock that the other one waits for, and that one fails although nothing is wrong.
 */
@Timeout(120)
class OvertakenIT {

    private static final String KEY = "key";

    private final HeldLoader loader = new HeldLoader();

    @ParameterizedTest
    @EnumSource(Mode.class)
    void a_load_whose_claim_is_overtaken_is_the_only_one(Mode mode) {
        try (Nodes nodes = Nodes.start(2, mode)) {
            List<Cache<String, String>> caches = nodes.create("overtaken", loader.configuration());
            Overtaking overtaking = overtake(caches.get(0));
            overtaking.next.set(true);
            assertThat(caches.get(0).get(KEY)).isEqualTo(HeldLoader.value(KEY));

            assertThat(overtaking.next).isFalse();
            assertThat(loader.loads(KEY)).isOne();
            assertThat(caches.get(1).get(KEY)).isEqualTo(HeldLoader.value(KEY));
            assertThat(loader.loads(KEY))
                    .as("loads, after the other node has read")
                    .isOne();
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void a_write_that_is_overtaken_is_done_once_and_says_so(Mode mode) {
        try (Nodes nodes = Nodes.start(2, mode)) {
            List<Cache<String, String>> caches = nodes.create("overtaken", loader.configuration());
            caches.get(0).put(KEY, "first");
            Overtaking overtaking = overtake(caches.get(0));

            overtaking.next.set(true);
            caches.get(0).put(KEY, "second");
            overtaking.next.set(true);
            assertThat(caches.get(0).replace(KEY, "second", "third")).isTrue();
            CorralCache<String, String> versioned = versioned(caches.get(0));
            long version = versioned.getVersioned(KEY).version();
            overtaking.next.set(true);
            assertThat(versioned.replaceVersioned(KEY, version, "fourth")).isTrue();
            assertThat(caches.get(1).get(KEY)).isEqualTo("fourth");
            version = versioned.getVersioned(KEY).version();
            overtaking.next.set(true);
            assertThat(versioned.removeVersioned(KEY, version)).isTrue();

            assertThat(overtaking.next).isFalse();
            assertThat(caches.get(1).containsKey(KEY)).isFalse();
        }
    }

    @SuppressWarnings("unchecked") // the caches of this test
    private static CorralCache<String, String> versioned(Cache<String, String> cache) {
        return cache.unwrap(CorralCache.class);
    }

    private static Overtaking overtake(Cache<?, ?> cache) {
        Overtaking overtaking = new Overtaking();
        ComponentRegistry.of(Nodes.memory(cache))
                .getComponent(AsyncInterceptorChain.class)
                .addInterceptor(overtaking, 0);
        return overtaking;
    }

    /** Lets the next command be done, and then fail. */
    private static final class Overtaking extends BaseAsyncInterceptor {

        private final AtomicBoolean next = new AtomicBoolean();

        @Override
        public Object visitCommand(InvocationContext context, VisitableCommand command) throws Throwable {
            boolean overtaken =
                    context.isOriginLocal() && command instanceof ReadWriteKeyCommand && next.getAndSet(false);
            return invokeNextThenApply(context, command, (ctx, done, result) -> {
                if (overtaken) {
                    throw new LockReleasedException("lock already released");
                }
                return result;
            });
        }
    }
}
