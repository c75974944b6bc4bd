// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.contender;

import io.corral.demo.DemoFailure;
import io.corral.demo.ExitCode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import javax.cache.CacheException;

/**
 * A contender by name, before it is opened.
 *
 * @param title how tables and pictures call it
 * @param providerClass the JCache provider's class; empty for the plain map
 */
public record ContenderChoice(String title, Optional<String> providerClass) {

    private static final String CORRAL = "io.corral.CorralCachingProvider";

    /**
     * The contender of a name that a user may type.
     *
     * @param name {@code map}, {@code caffeine}, {@code corral}, or the class name of any JCache provider
     * @return empty if the name is none of these
     */
    public static Optional<ContenderChoice> named(String name) {
        return switch (name) {
            case "map" -> Optional.of(new ContenderChoice("Plain map", Optional.empty()));
            case "caffeine" ->
                provider("Caffeine JCache", "com.github.benmanes.caffeine.jcache.spi.CaffeineCachingProvider");
            case "corral" -> provider("Corral", CORRAL);
            default -> name.contains(".") ? provider(simpleName(name), name) : Optional.empty();
        };
    }

    /** Whether its caches in several JVMs can be one, which Corral's settings turn on and nothing else does here. */
    public boolean clusters() {
        return providerClass.filter(CORRAL::equals).isPresent();
    }

    /** The same contender, called as what it is in several JVMs. */
    public ContenderChoice inEachOf(int jvms) {
        if (jvms == 1) {
            return this;
        }
        return new ContenderChoice(clusters() ? title + ", clustered" : jvms + " x " + title, providerClass);
    }

    private static Optional<ContenderChoice> provider(String title, String className) {
        return Optional.of(new ContenderChoice(title, Optional.of(className)));
    }

    private static String simpleName(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    /**
     * Makes sure that the contender can be opened, before anything slow is started for it.
     *
     * @throws DemoFailure if its provider is not on the class path
     */
    public void requireAvailable() {
        if (providerClass.isPresent()) {
            try {
                Class.forName(providerClass.get(), false, ContenderChoice.class.getClassLoader());
            } catch (ClassNotFoundException e) {
                throw new DemoFailure(
                        ExitCode.CONTENDER,
                        "The JCache provider of \"" + title + "\" is missing: class " + providerClass.get()
                                + " is not on the class path. Add its jar, or name other contenders with --contenders.",
                        e);
            }
        }
    }

    /**
     * Opens the contender, empty.
     *
     * @param source where it loads what it lacks
     * @param expiry how long it may keep a value after it was loaded
     * @throws DemoFailure if its provider refuses
     */
    public Contender open(Function<LocalDate, String> source, Duration expiry) {
        if (providerClass.isEmpty()) {
            return new PlainMap(source, expiry);
        }
        try {
            return new JCacheContender(providerClass.get(), source, expiry);
        } catch (CacheException | UnsupportedOperationException e) {
            throw new DemoFailure(ExitCode.CONTENDER, "\"" + title + "\" does not open a cache: " + e.getMessage(), e);
        }
    }
}
