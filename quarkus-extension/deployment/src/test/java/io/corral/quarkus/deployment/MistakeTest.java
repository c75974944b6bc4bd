// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.quarkus.CacheName;
import io.corral.quarkus.StampedeProtected;
import io.corral.quarkus.deployment.mistake.ConflictingMethodsException;
import io.corral.quarkus.deployment.mistake.InvalidMethodSettingException;
import io.corral.quarkus.deployment.mistake.NoCacheValueException;
import io.corral.quarkus.deployment.mistake.NoResultException;
import io.corral.quarkus.deployment.mistake.NothingProtectedException;
import io.corral.quarkus.deployment.mistake.SeveralAnnotationsException;
import io.corral.quarkus.deployment.mistake.TwoBeansException;
import io.corral.quarkus.deployment.mistake.TwoKindsException;
import io.corral.quarkus.deployment.mistake.UnknownCacheException;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import javax.cache.Cache;
import javax.cache.annotation.CachePut;
import javax.cache.annotation.CacheRemove;
import javax.cache.annotation.CacheResult;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One application with all mistakes that the build finds: it finds them all at once. */
class MistakeTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(
                    jar -> jar.addClasses(Wrong.class, Unsettled.class, One.class, Other.class, Eternal.class))
            .assertException(MistakeTest::says);

    private static void says(Throwable failure) {
        Map<Class<?>, String> found = new HashMap<>();
        Deque<Throwable> left = new ArrayDeque<>();
        left.add(failure);
        while (!left.isEmpty()) {
            Throwable one = left.pop();
            found.put(one.getClass(), String.valueOf(one.getMessage()));
            left.addAll(Arrays.asList(one.getSuppressed()));
            if (one.getCause() != null) {
                left.add(one.getCause());
            }
        }
        assertThat(found)
                .containsKeys(
                        UnknownCacheException.class,
                        NoResultException.class,
                        NoCacheValueException.class,
                        SeveralAnnotationsException.class,
                        TwoBeansException.class,
                        TwoKindsException.class,
                        ConflictingMethodsException.class,
                        InvalidMethodSettingException.class,
                        NothingProtectedException.class);
        assertThat(found.get(UnknownCacheException.class))
                .contains("\"prizes\"")
                .contains("Did you mean \"prices\"?")
                .contains("Wrong#cache");
        assertThat(found.get(InvalidMethodSettingException.class))
                .contains("Unsettled.early")
                .contains("lease-time")
                .contains("at least a millisecond");
        assertThat(found.get(ConflictingMethodsException.class)).contains("stale-after");
    }

    @Test
    void theBuildFails() {
        Assertions.fail("the application should not have been built");
    }

    @ApplicationScoped
    static class Wrong {

        @Inject
        @CacheName("prizes")
        Cache<String, String> cache;

        @CacheResult(cacheName = "prices")
        String price(String item) {
            return item;
        }

        @CacheResult(cacheName = "void")
        void nothing(String item) {}

        @CachePut(cacheName = "puts")
        void put(String item, String unmarked) {}

        @CacheResult(cacheName = "prices")
        @CacheRemove(cacheName = "prices")
        String both(String item) {
            return item;
        }

        @io.quarkus.cache.CacheResult(cacheName = "prices")
        String ofTheOtherKind(String item) {
            return item;
        }
    }

    @ApplicationScoped
    static class Unsettled {

        @CacheResult(cacheName = "early")
        @StampedeProtected(leaseTime = "0", staleAfter = "${early:1s}")
        String early(String item) {
            return item;
        }

        @CacheResult(cacheName = "shared")
        @StampedeProtected(staleAfter = "1s", maxCount = "5")
        String one(String item) {
            return item;
        }

        @CacheResult(cacheName = "shared")
        @StampedeProtected(staleAfter = "2s", maxCount = "5")
        String other(String item) {
            return item;
        }

        @CacheRemove(cacheName = "shared")
        @StampedeProtected(staleAfter = "1s")
        void gone(String item) {}
    }

    @Singleton
    @CacheName("prices")
    static class One extends Eternal {}

    @Singleton
    @CacheName("prices")
    static class Other extends Eternal {}

    abstract static class Eternal implements ExpiryPolicy {

        @Override
        public Duration getExpiryForCreation() {
            return Duration.ETERNAL;
        }

        @Override
        public Duration getExpiryForAccess() {
            return null;
        }

        @Override
        public Duration getExpiryForUpdate() {
            return null;
        }
    }
}
