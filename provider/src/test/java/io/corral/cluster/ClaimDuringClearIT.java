// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.cluster.Nodes.Mode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.cache.Cache;
import org.infinispan.AdvancedCache;
import org.infinispan.commands.VisitableCommand;
import org.infinispan.commands.write.WriteCommand;
import org.infinispan.context.InvocationContext;
import org.infinispan.factories.ComponentRegistry;
import org.infinispan.interceptors.AsyncInterceptorChain;
import org.infinispan.interceptors.BaseAsyncInterceptor;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A clear ends the loads that began before it, and no others: a claim that crosses one is for a single load. */
@Timeout(120)
class ClaimDuringClearIT {

    private static final String CACHE = "cleared";
    private static final String CONTROL = "corral.control";
    private static final String KEY = "key";
    private static final String LATE = "late";
    private static final String VALUE = "value";

    private final HeldLoader loader = new HeldLoader();

    @ParameterizedTest
    @EnumSource(Mode.class)
    void a_claim_that_was_sent_before_a_clear_and_arrives_after_it_is_for_the_only_load(Mode mode) throws Exception {
        try (Nodes nodes = Nodes.start(2, mode);
                Callers callers = new Callers()) {
            List<Cache<String, String>> caches = nodes.create(CACHE, loader.configuration());
            Holding claim = Holding.next(Nodes.memory(caches.get(1)), true);
            HeldLoader.Hold load = loader.hold(KEY, VALUE);
            Future<String> leading = callers.call(() -> caches.get(1).get(KEY));
            claim.awaitCome();
            caches.get(0).clear();
            claim.go();
            load.awaitEntered();
            Future<String> joining = callers.call(() -> caches.get(0).get(KEY));
            callers.awaitWaiting(1);
            load.release();

            assertThat(Callers.result(leading)).isEqualTo(VALUE);
            assertThat(Callers.result(joining)).isEqualTo(VALUE);
            assertThat(loader.loads(KEY)).isOne();
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void a_load_that_began_after_a_clear_is_not_ended_by_it_where_its_node_hears_of_it_last(Mode mode)
            throws Exception {
        try (Nodes nodes = Nodes.start(2, mode);
                Callers callers = new Callers()) {
            List<Cache<String, String>> caches = nodes.create(CACHE, loader.configuration());
            // The primary owner of what tells of clears stores it when the backups have.
            int last = isPrimary(control(caches.get(0))) ? 0 : 1;
            Cache<String, String> uninformed = caches.get(last);
            Cache<String, String> informed = caches.get(1 - last);
            HeldLoader.Hold old = loader.hold(KEY, LATE);
            Future<String> cleared = callers.call(() -> informed.get(KEY));
            old.awaitEntered();

            Holding told = Holding.next(control(informed), false);
            Future<?> clear = callers.call(() -> {
                uninformed.clear();
                return null;
            });
            told.awaitCome();
            // Leaves under the key what says that it has been cleared.
            old.release();
            assertThat(Callers.result(cleared)).isEqualTo(LATE);
            HeldLoader.Hold load = loader.hold(KEY, VALUE);
            Future<String> leading = callers.call(() -> uninformed.get(KEY));
            load.awaitEntered();
            told.go();
            Callers.result(clear);
            Future<String> joining = callers.call(() -> informed.get(KEY));
            callers.awaitWaiting(1);
            load.release();

            assertThat(Callers.result(leading)).isEqualTo(VALUE);
            assertThat(Callers.result(joining)).isEqualTo(VALUE);
            assertThat(loader.loads(KEY))
                    .as("the one that was cleared, and one")
                    .isEqualTo(2);
        }
    }

    private static AdvancedCache<?, ?> control(Cache<?, ?> cache) {
        return Nodes.memory(cache).getCacheManager().getCache(CONTROL).getAdvancedCache();
    }

    private static boolean isPrimary(AdvancedCache<?, ?> control) {
        return control.getDistributionManager()
                .getCacheTopology()
                .getDistribution(CACHE)
                .isPrimary();
    }

    /** Holds the next write of a node before it is sent, or the next one that comes from another before it is answered. */
    private static final class Holding extends BaseAsyncInterceptor {

        private final boolean sent;
        private final AtomicBoolean next = new AtomicBoolean(true);
        private final CompletableFuture<Void> come = new CompletableFuture<>();
        private final CompletableFuture<Void> gone = new CompletableFuture<>();

        private Holding(boolean sent) {
            this.sent = sent;
        }

        static Holding next(AdvancedCache<?, ?> cache, boolean sent) {
            Holding holding = new Holding(sent);
            ComponentRegistry.of(cache)
                    .getComponent(AsyncInterceptorChain.class)
                    .addInterceptor(holding, 0);
            return holding;
        }

        void awaitCome() throws Exception {
            come.get(60, TimeUnit.SECONDS);
        }

        void go() {
            gone.complete(null);
        }

        @Override
        public Object visitCommand(InvocationContext context, VisitableCommand command) throws Throwable {
            boolean held = command instanceof WriteCommand && context.isOriginLocal() == sent && next.getAndSet(false);
            if (held && sent) {
                come.complete(null);
                return asyncInvokeNext(context, command, gone);
            }
            return invokeNextThenApply(context, command, (ctx, done, result) -> {
                if (held) {
                    come.complete(null);
                    return asyncValue(gone.thenApply(unused -> result));
                }
                return result;
            });
        }
    }
}
