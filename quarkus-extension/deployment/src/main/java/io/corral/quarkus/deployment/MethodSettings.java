// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.deployment;

import io.corral.quarkus.deployment.mistake.ConflictingMethodsException;
import io.corral.quarkus.deployment.mistake.InvalidMethodSettingException;
import io.corral.quarkus.deployment.mistake.NothingProtectedException;
import io.corral.quarkus.runtime.config.CorralConfig;
import io.corral.quarkus.runtime.config.Expiry;
import io.corral.quarkus.runtime.config.ManagerProperties;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/** The settings of caches that stand beside methods, and what is wrong with them. */
final class MethodSettings {

    /** Above the priority of the library's own converter. */
    private static final int PRIORITY = 200;

    private final Map<String, Map<String, Said>> byCache = new TreeMap<>();
    private final List<Throwable> mistakes = new ArrayList<>();

    private record Said(String value, String method) {}

    /** Reads them; returns what is wrong with them. */
    List<Throwable> read(IndexView index) {
        for (AnnotationInstance found : index.getAnnotations(Types.PROTECTED)) {
            MethodInfo method = found.target().asMethod();
            String place = method.declaringClass().name() + "." + method.name();
            cache(method)
                    .ifPresentOrElse(
                            cache -> read(found, cache, place),
                            () -> mistakes.add(new NothingProtectedException(place)));
        }
        return mistakes;
    }

    private static Optional<String> cache(MethodInfo method) {
        AnnotationInstance quarkus = method.declaredAnnotation(Types.QUARKUS_RESULT);
        return quarkus == null
                ? Optional.ofNullable(method.declaredAnnotation(Types.RESULT))
                        .flatMap(result -> AnnotatedMethods.named(result, method))
                : Optional.of(quarkus.value("cacheName").asString());
    }

    private void read(AnnotationInstance annotation, String cache, String method) {
        Map<String, String> own = new TreeMap<>();
        for (AnnotationValue value : annotation.values()) {
            if (!value.asString().isEmpty()) {
                own.put(setting(value.name()), value.asString());
            }
        }
        why(own).ifPresent(why -> mistakes.add(new InvalidMethodSettingException(method, why)));
        Map<String, Said> all = byCache.computeIfAbsent(cache, name -> new TreeMap<>());
        own.forEach((setting, value) -> {
            Said before = all.putIfAbsent(setting, new Said(value, method));
            if (before != null && !before.value().equals(value)) {
                mistakes.add(new ConflictingMethodsException(cache, setting, before.method(), method));
            }
        });
    }

    /** The name of a setting by that of the annotation's member. */
    static String setting(String member) {
        return member.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** Why settings make no sense, if so. Expressions are known when the application starts, and looked at then. */
    private static Optional<String> why(Map<String, String> settings) {
        Map<String, String> properties = new TreeMap<>();
        settings.forEach((setting, value) -> {
            if (!value.contains("${")) {
                properties.put("quarkus.corral.cache-defaults." + setting, value);
            }
        });
        try {
            CorralConfig config = new SmallRyeConfigBuilder()
                    .withConverter(Duration.class, PRIORITY, new DurationConverter())
                    .withMapping(CorralConfig.class)
                    .withSources(new PropertiesConfigSource(properties, "annotation", PRIORITY))
                    .build()
                    .getConfigMapping(CorralConfig.class);
            ManagerProperties.of(config, Map.of());
            Expiry.of(config, "");
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(String.valueOf(e.getMessage()).replace("quarkus.corral.cache-defaults.", ""));
        }
    }

    /** All of them, as settings of the application that count less than those it has itself. */
    Map<String, String> properties() {
        Map<String, String> all = new TreeMap<>();
        byCache.forEach((cache, settings) -> settings.forEach(
                (setting, said) -> all.put(ManagerProperties.ANNOTATED + cache + "\"." + setting, said.value())));
        return all;
    }
}
