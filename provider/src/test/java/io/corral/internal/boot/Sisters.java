// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import io.corral.CorralCache;
import io.corral.fixture.Stages;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import javax.cache.Cache;
import javax.cache.integration.CompletionListener;

/** A cache whose verbs are done by their asynchronous sisters and waited for; those that have none by themselves. */
final class Sisters implements InvocationHandler {

    private final CorralCache<String, String> cache;

    private Sisters(CorralCache<String, String> cache) {
        this.cache = cache;
    }

    @SuppressWarnings("unchecked") // a class has no type arguments
    static Cache<String, String> of(Cache<String, String> cache) {
        return (Cache<String, String>) Proxy.newProxyInstance(
                Sisters.class.getClassLoader(),
                new Class<?>[] {Cache.class},
                new Sisters(cache.unwrap(CorralCache.class)));
    }

    @Override
    @SuppressWarnings("unchecked") // the verb's own argument
    public Object invoke(Object proxy, Method verb, Object[] arguments) throws Throwable {
        if (verb.getName().equals("loadAll")) {
            Stages.result(cache.loadAllAsync((Set<String>) arguments[0], (Boolean) arguments[1]));
            ((CompletionListener) arguments[2]).onCompletion();
            return null;
        }
        try {
            Method sister = Arrays.stream(CorralCache.class.getMethods())
                    .filter(method -> method.getName().equals(verb.getName() + "Async"))
                    .filter(method -> Arrays.equals(method.getParameterTypes(), verb.getParameterTypes()))
                    .findFirst()
                    .orElse(verb);
            Object answer = sister.invoke(cache, arguments);
            return answer instanceof CompletionStage<?> stage ? Stages.result(stage) : answer;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
