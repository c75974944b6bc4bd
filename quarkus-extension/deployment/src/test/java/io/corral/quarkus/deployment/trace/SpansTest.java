// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.deployment.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.corral.CorralCache;
import io.corral.ProtectionStatisticsMXBean;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.cache.CacheManager;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What OpenTelemetry sees of loads, and of those who wait for them. */
class SpansTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    /** Threads that see what this one sees, other than those of the JDK's own pool. */
    private static final Executor THREADS = task -> new Thread(task).start();

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Prices.class, Exporters.class)
                    .addAsResource(new StringAsset("""
                                    quarkus.cache.type=corral
                                    quarkus.otel.traces.exporter=cdi
                                    quarkus.otel.metrics.exporter=none
                                    quarkus.otel.logs.exporter=none
                                    quarkus.otel.simple=true
                                    """), "application.properties"));

    /** The exporter that keeps what it gets. */
    static class Exporters {

        @Produces
        @Singleton
        InMemorySpanExporter exporter() {
            return InMemorySpanExporter.create();
        }
    }

    @Inject
    Prices prices;

    @Inject
    CacheManager manager;

    @Inject
    OpenTelemetry telemetry;

    @Inject
    InMemorySpanExporter exporter;

    private String key;
    private CompletableFuture<String> source;

    /** Quarkus makes one object of this class for all of its tests. */
    @BeforeEach
    void forget() {
        key = UUID.randomUUID().toString();
        source = new CompletableFuture<>();
        exporter.reset();
    }

    @Test
    void whoWaitsForAUniHasASpanThatLinksToTheLoads() throws Exception {
        Span one = caller();
        CompletableFuture<String> first = laterIn(one);
        awaitCall(first);
        Span other = caller();
        CompletableFuture<String> second = laterIn(other);

        source.complete("value");
        first.get(20, TimeUnit.SECONDS);
        second.get(20, TimeUnit.SECONDS);

        loadOfOneAndWaitOfTheOther("later", one, other);
    }

    @Test
    void whoWaitsForAMethodHasASpanThatLinksToTheLoads() throws Exception {
        Span one = caller();
        CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> nowIn(one), THREADS);
        awaitCall(first);
        Span other = caller();
        ProtectionStatisticsMXBean now = protection("now");
        long coalesced = now.getLoadsCoalesced();
        CompletableFuture<String> second = CompletableFuture.supplyAsync(() -> nowIn(other), THREADS);
        await().atMost(SOON).until(() -> now.getLoadsCoalesced() == coalesced + 1);

        source.complete("value");
        first.get(20, TimeUnit.SECONDS);
        second.get(20, TimeUnit.SECONDS);

        loadOfOneAndWaitOfTheOther("now", one, other);
    }

    private ProtectionStatisticsMXBean protection(String cache) {
        return manager.getCache(cache).unwrap(CorralCache.class).protectionStatistics();
    }

    private CompletableFuture<String> laterIn(Span span) {
        return in(span, () -> prices.later(key, source).subscribeAsCompletionStage());
    }

    private String nowIn(Span span) {
        return in(span, () -> prices.now(key, source));
    }

    private static <T> T in(Span span, Supplier<T> call) {
        return Context.current().with(span).wrapSupplier(call).get();
    }

    private void awaitCall(CompletableFuture<String> answer) {
        await().atMost(SOON).until(() -> {
            if (answer.isCompletedExceptionally()) {
                answer.join();
            }
            return prices.called(key);
        });
    }

    private void loadOfOneAndWaitOfTheOther(String cache, Span one, Span other) {
        await().atMost(SOON).untilAsserted(() -> {
            SpanData load = only("corral load");
            SpanData wait = only("corral wait");
            assertThat(load.getParentSpanId()).isEqualTo(one.getSpanContext().getSpanId());
            assertThat(wait.getParentSpanId()).isEqualTo(other.getSpanContext().getSpanId());
            assertThat(wait.getLinks()).extracting(LinkData::getSpanContext).containsExactly(load.getSpanContext());
            assertThat(List.of(load, wait))
                    .extracting(span -> span.getAttributes().get(AttributeKey.stringKey("corral.cache")))
                    .containsOnly(cache);
        });
    }

    @Test
    void aFailureIsNamedByItsClassAlone() {
        assertThatThrownBy(() -> prices.failing(key)).isInstanceOf(IllegalStateException.class);

        await().atMost(SOON).until(() -> !exporter.getFinishedSpanItems().isEmpty());
        SpanData load = only("corral load");
        assertThat(load.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(load.toString())
                .contains("IllegalStateException")
                .doesNotContain("secret")
                .doesNotContain(key);
    }

    @Test
    void aHitHasNoSpan() {
        source.complete("value");
        prices.now(key, source);
        prices.now(key, source);
        prices.now(key + "other", source);

        // Spans come in the order of their ends, and later.
        await().atMost(SOON).until(() -> exporter.getFinishedSpanItems().size() >= 2);
        assertThat(exporter.getFinishedSpanItems()).hasSize(2);
    }

    @Test
    void aRefreshIsATraceOfItsOwnThatLinksToTheCallThatCausedIt() {
        prices.fleeting(key);
        Span reader = caller();
        await().atMost(SOON).untilAsserted(() -> {
            in(reader, () -> prices.fleeting(key));
            assertThat(exporter.getFinishedSpanItems())
                    .filteredOn(span -> span.getName().equals("corral refresh"))
                    .isNotEmpty()
                    .allSatisfy(span -> {
                        assertThat(span.getParentSpanContext().isValid()).isFalse();
                        assertThat(span.getLinks())
                                .extracting(LinkData::getSpanContext)
                                .containsExactly(reader.getSpanContext());
                    });
        });
    }

    private Span caller() {
        return telemetry.getTracer("test").spanBuilder("caller").setNoParent().startSpan();
    }

    private SpanData only(String name) {
        List<SpanData> found = exporter.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
