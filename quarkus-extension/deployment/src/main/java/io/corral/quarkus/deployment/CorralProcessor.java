// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.deployment;

import io.corral.quarkus.CacheName;
import io.corral.quarkus.runtime.CorralRecorder;
import io.corral.quarkus.runtime.annotation.CachePutInterceptor;
import io.corral.quarkus.runtime.annotation.CacheRemoveAllInterceptor;
import io.corral.quarkus.runtime.annotation.CacheRemoveInterceptor;
import io.corral.quarkus.runtime.annotation.CacheResultInterceptor;
import io.corral.quarkus.runtime.annotation.Operations;
import io.corral.quarkus.runtime.async.Waiting;
import io.corral.quarkus.runtime.cache.CacheProducer;
import io.corral.quarkus.runtime.cache.CorralCaches;
import io.corral.quarkus.runtime.cache.Loads;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.AutoAddScopeBuildItem;
import io.quarkus.arc.deployment.InterceptorBindingRegistrarBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.arc.deployment.SyntheticBeansRuntimeInitBuildItem;
import io.quarkus.arc.deployment.UnremovableBeanBuildItem;
import io.quarkus.arc.processor.BuiltinScope;
import io.quarkus.arc.processor.InterceptorBindingRegistrar;
import io.quarkus.cache.deployment.CacheManagerInfoBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.Consume;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.IndexDependencyBuildItem;
import io.quarkus.deployment.builditem.ShutdownContextBuildItem;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.jandex.DotName;

/** Makes Corral part of an application. */
class CorralProcessor {

    private static final DotName INTERCEPTOR = DotName.createSimple("jakarta.interceptor.Interceptor");

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem("corral");
    }

    /** The API has no index, and without one the members of its annotations are not seen. */
    @BuildStep
    IndexDependencyBuildItem api() {
        return new IndexDependencyBuildItem("javax.cache", "cache-api");
    }

    @BuildStep
    AdditionalBeanBuildItem beans() {
        return AdditionalBeanBuildItem.builder()
                .addBeanClasses(
                        CacheName.class,
                        CacheProducer.class,
                        Operations.class,
                        Waiting.class,
                        Loads.class,
                        CacheResultInterceptor.class,
                        CachePutInterceptor.class,
                        CacheRemoveInterceptor.class,
                        CacheRemoveAllInterceptor.class)
                .setUnremovable()
                .build();
    }

    /** Looked up, and not injected anywhere: what serves a cache, and what reloads stale values. */
    @BuildStep
    void unremovable(BuildProducer<UnremovableBeanBuildItem> beans) {
        beans.produce(new UnremovableBeanBuildItem(
                bean -> bean.getQualifier(Types.CACHE_NAME).isPresent()));
        beans.produce(UnremovableBeanBuildItem.beanTypes(ManagedExecutor.class));
    }

    /** JSR-107's annotations are older than CDI's and do not say that they are bindings. */
    @BuildStep
    InterceptorBindingRegistrarBuildItem bindings() {
        return new InterceptorBindingRegistrarBuildItem(new InterceptorBindingRegistrar() {
            @Override
            public List<InterceptorBinding> getAdditionalBindings() {
                return Types.ANNOTATIONS.stream()
                        .map(annotation -> InterceptorBinding.of(annotation, member -> true))
                        .toList();
            }
        });
    }

    /** A class that says only that it caches is a bean: without a scope it would not be intercepted. */
    @BuildStep
    AutoAddScopeBuildItem scope() {
        return AutoAddScopeBuildItem.builder()
                .match((type, annotations, index) -> !type.hasDeclaredAnnotation(INTERCEPTOR)
                        && Types.ANNOTATIONS.stream().anyMatch(type.annotationsMap()::containsKey))
                .defaultScope(BuiltinScope.SINGLETON)
                .reason("annotations of javax.cache.annotation")
                .build();
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    StartedBuildItem start(
            CorralRecorder recorder, DeclaredCachesBuildItem declared, ShutdownContextBuildItem shutdown) {
        return new StartedBuildItem(recorder.start(declared.caches(), shutdown));
    }

    @BuildStep
    SyntheticBeanBuildItem caches(StartedBuildItem started) {
        return SyntheticBeanBuildItem.configure(CorralCaches.class)
                .scope(Singleton.class)
                .runtimeValue(started.caches())
                .setRuntimeInit()
                .unremovable()
                .done();
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    CacheManagerInfoBuildItem backend(
            CorralRecorder recorder, StartedBuildItem started, DeclaredCachesBuildItem declared) {
        return new CacheManagerInfoBuildItem(recorder.backend(started.caches(), declared.timed()));
    }

    /** With the application, so that a node that cannot join, or a cache that cannot be, ends the start. */
    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    @Consume(SyntheticBeansRuntimeInitBuildItem.class)
    void open(CorralRecorder recorder, StartedBuildItem started) {
        recorder.open(started.caches());
    }
}
