// SPDX-License-Identifier: Apache-2.0
package io.corral.docs;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.cache.Caching;
import javax.cache.spi.CachingProvider;

/** A run of a program in this JVM, in a class loader and a thread of its own. */
final class Run {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Run() {}

    /**
     * Runs a program and closes the caches that it has left.
     *
     * @return the lines it has printed
     * @throws AssertionError if it does not end in time
     * @throws Exception what it has thrown
     */
    static List<String> of(String mainClass, Map<String, byte[]> classes) throws Exception {
        // Caching keeps the providers of each class loader apart: this program's caches are nobody else's.
        ClassLoader loader = new Loader(classes);
        Method main = loader.loadClass(mainClass).getMethod("main", String[].class);
        FutureTask<Void> task = new FutureTask<>(() -> call(main), null);
        Thread thread = new Thread(task, "program");
        thread.setContextClassLoader(loader);
        thread.setDaemon(true);

        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream usual = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            thread.start();
            await(task, thread);
        } finally {
            System.setOut(usual);
            Caching.getCachingProviders(loader).forEach(CachingProvider::close);
        }
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static void call(Method main) {
        try {
            main.invoke(null, (Object) new String[0]);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("the program failed", e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("the program's class and its main method must be public", e);
        }
    }

    private static void await(FutureTask<Void> task, Thread thread) throws Exception {
        try {
            task.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause().getMessage(), e.getCause().getCause());
        } catch (TimeoutException e) {
            AssertionError late = new AssertionError("the program has not ended after " + LIMIT);
            late.setStackTrace(thread.getStackTrace());
            thread.interrupt();
            throw late;
        }
    }

    private static final class Loader extends ClassLoader {

        private final Map<String, byte[]> classes;

        Loader(Map<String, byte[]> classes) {
            super(Run.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
