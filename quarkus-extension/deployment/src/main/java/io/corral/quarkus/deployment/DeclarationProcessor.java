// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.deployment;

import io.corral.quarkus.deployment.mistake.TwoKindsException;
import io.corral.quarkus.deployment.mistake.UnknownCacheException;
import io.quarkus.arc.deployment.BeanDiscoveryFinishedBuildItem;
import io.quarkus.arc.deployment.ValidationPhaseBuildItem.ValidationErrorBuildItem;
import io.quarkus.arc.processor.InjectionPointInfo;
import io.quarkus.cache.deployment.CacheNamesBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.RunTimeConfigurationDefaultBuildItem;
import io.quarkus.deployment.pkg.builditem.CurateOutcomeBuildItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.IndexView;

/** Finds the caches that an application names, and what is wrong with them. */
class DeclarationProcessor {

    @BuildStep
    DeclaredCachesBuildItem declared(
            CombinedIndexBuildItem combined,
            BeanDiscoveryFinishedBuildItem beans,
            CacheNamesBuildItem quarkusCaches,
            BuildProducer<RunTimeConfigurationDefaultBuildItem> defaults,
            BuildProducer<ValidationErrorBuildItem> errors) {
        IndexView index = combined.getIndex();
        Declarations declarations = new Declarations(new Signatures(index));
        List<Throwable> mistakes = new ArrayList<>(new AnnotatedMethods(index, declarations).read());
        mistakes.addAll(new CacheBeans(declarations).read(beans));
        MethodSettings settings = new MethodSettings();
        mistakes.addAll(settings.read(index));
        settings.properties()
                .forEach((name, value) -> defaults.produce(new RunTimeConfigurationDefaultBuildItem(name, value)));
        Set<String> known = new TreeSet<>(declarations.names());
        quarkusCaches.getNames().stream()
                .filter(known::contains)
                .forEach(name -> mistakes.add(new TwoKindsException(name)));
        known.addAll(Configured.caches());
        mistakes.addAll(unknown(beans, known));
        quarkusCaches.getNames().forEach(name -> declarations.holds(name, List.of()));
        Set<String> timed = quarkusResults(index, declarations);
        if (!mistakes.isEmpty()) {
            errors.produce(new ValidationErrorBuildItem(mistakes.toArray(Throwable[]::new)));
        }
        return new DeclaredCachesBuildItem(declarations.all(), timed);
    }

    private static List<Throwable> unknown(BeanDiscoveryFinishedBuildItem beans, Set<String> known) {
        List<Throwable> mistakes = new ArrayList<>();
        for (InjectionPointInfo point : beans.getInjectionPoints()) {
            AnnotationInstance qualifier = point.getRequiredQualifier(Types.CACHE_NAME);
            if (qualifier != null && !known.contains(qualifier.value().asString())) {
                String name = qualifier.value().asString();
                mistakes.add(new UnknownCacheException(name, point.getTargetInfo(), Nearest.to(name, known)));
            }
        }
        return mistakes;
    }

    /** Reads Quarkus' own annotations; returns the caches whose callers may stop waiting. */
    private static Set<String> quarkusResults(IndexView index, Declarations declarations) {
        Set<String> timed = new TreeSet<>();
        for (AnnotationInstance found : index.getAnnotations(Types.QUARKUS_RESULT)) {
            if (found.target().kind() == AnnotationTarget.Kind.METHOD) {
                String name = found.value("cacheName").asString();
                declarations.holds(name, AnnotatedMethods.types(found.target().asMethod()));
                AnnotationValue time = found.value("lockTimeout");
                if (time != null && time.asLong() > 0) {
                    timed.add(name);
                }
            }
        }
        return timed;
    }

    /** Quarkus manages some of Infinispan's modules, and an application's BOM wins over what Corral asks for. */
    @BuildStep
    void infinispan(CurateOutcomeBuildItem outcome, BuildProducer<ValidationErrorBuildItem> errors) {
        Map<String, String> versions = new TreeMap<>();
        outcome.getApplicationModel().getRuntimeDependencies().stream()
                .filter(dependency -> dependency.getGroupId().equals("org.infinispan"))
                .forEach(dependency -> versions.put(dependency.getArtifactId(), dependency.getVersion()));
        InfinispanVersions.mixed(versions).ifPresent(mistake -> errors.produce(new ValidationErrorBuildItem(mistake)));
    }
}
