// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import io.corral.internal.lease.Departures;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.infinispan.factories.GlobalComponentRegistry;
import org.infinispan.manager.EmbeddedCacheManager;

/** Counts how often other nodes have asked a node when a load of a cache lands. */
public final class Questions {

    private final AtomicInteger asked = new AtomicInteger();

    private Questions() {}

    /** Counts from now on. */
    public static Questions to(EmbeddedCacheManager node, String cache) {
        Questions questions = new Questions();
        LandingBoard board = GlobalComponentRegistry.of(node).getComponent(LandingBoard.class);
        board.add(cache, questions.before(caches(board).get(cache)));
        return questions;
    }

    /** How many questions have come. */
    public int asked() {
        return asked.get();
    }

    private Departures before(Departures answering) {
        return (Departures) Proxy.newProxyInstance(
                Departures.class.getClassLoader(), new Class<?>[] {Departures.class}, (self, method, arguments) -> {
                    try {
                        Object answer = method.invoke(answering, arguments);
                        if (method.getName().equals("landing")) {
                            // Counted once the question waits for the landing, and not before.
                            asked.incrementAndGet();
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @SuppressWarnings("unchecked") // the field's own type
    private static Map<String, Departures> caches(LandingBoard board) {
        try {
            Field field = LandingBoard.class.getDeclaredField("caches");
            field.setAccessible(true);
            return (Map<String, Departures>) field.get(board);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
