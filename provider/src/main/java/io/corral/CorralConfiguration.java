// SPDX-License-Identifier: Apache-2.0
package io.corral;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.configuration.Factory;
import javax.cache.configuration.MutableConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * JSR-107's configuration with what Corral adds. What is not set here is taken from the manager's properties; what is
 * set here counts more than they do. Not safe for use by several threads while it is being changed; a cache keeps a
 * copy of its own.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public class CorralConfiguration<K, V> extends MutableConfiguration<K, V> {

    private static final long serialVersionUID = 1L;

    private long maxCount;
    private @Nullable StampedePolicy policy;
    private @Nullable Factory<? extends Executor> refreshExecutorFactory;
    private @Nullable Factory<? extends V> defaultValueFactory;

    /** JSR-107's defaults, no bound, and the policy of the manager's properties. */
    public CorralConfiguration() {}

    /** A copy of another configuration; if that is Corral's too, with what Corral adds. */
    public CorralConfiguration(CompleteConfiguration<K, V> other) {
        super(other);
        if (other instanceof CorralConfiguration<K, V> corral) {
            this.maxCount = corral.maxCount;
            this.policy = corral.policy;
            this.refreshExecutorFactory = corral.refreshExecutorFactory;
            this.defaultValueFactory = corral.defaultValueFactory;
        }
    }

    /**
     * Bounds the cache to so many entries; those least likely to be used again leave first.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public CorralConfiguration<K, V> setMaxCount(long count) {
        if (count <= 0) {
            throw new IllegalArgumentException("max-count must be at least 1, and not " + count);
        }
        this.maxCount = count;
        return this;
    }

    /** The bound, if one was set here. */
    public OptionalLong getMaxCount() {
        return maxCount == 0 ? OptionalLong.empty() : OptionalLong.of(maxCount);
    }

    /** Sets how the cache keeps callers from loading the same value. */
    public CorralConfiguration<K, V> setStampedePolicy(StampedePolicy stampedePolicy) {
        this.policy = Objects.requireNonNull(stampedePolicy, "stampedePolicy");
        return this;
    }

    /** The policy, if one was set here. */
    public Optional<StampedePolicy> getStampedePolicy() {
        return Optional.ofNullable(policy);
    }

    /**
     * Sets what stale values are reloaded by, instead of threads of Corral's own. It may refuse work with a
     * {@code RejectedExecutionException}: values then stay stale. Corral does not close it.
     */
    public CorralConfiguration<K, V> setRefreshExecutorFactory(Factory<? extends Executor> factory) {
        this.refreshExecutorFactory = Objects.requireNonNull(factory, "factory");
        return this;
    }

    /** What makes the executor that reloads stale values, if one was set. */
    public Optional<Factory<? extends Executor>> getRefreshExecutorFactory() {
        return Optional.ofNullable(refreshExecutorFactory);
    }

    /**
     * Sets what makes the value that reads get while theirs is loaded, with {@link OnMiss#DEFAULT}. It is asked for each
     * such read, in the reader's thread; what it throws goes to the reader. Unless set, reads get null, and {@code getAll}
     * leaves the key out.
     */
    public CorralConfiguration<K, V> setDefaultValueFactory(Factory<? extends V> factory) {
        this.defaultValueFactory = Objects.requireNonNull(factory, "factory");
        return this;
    }

    /** What makes the value that reads get while theirs is loaded, if it was set. */
    public Optional<Factory<? extends V>> getDefaultValueFactory() {
        return Optional.ofNullable(defaultValueFactory);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        // A plain configuration equals one of ours that adds nothing, in either direction.
        long otherCount = other instanceof CorralConfiguration<?, ?> corral ? corral.maxCount : 0;
        StampedePolicy otherPolicy = other instanceof CorralConfiguration<?, ?> corral ? corral.policy : null;
        Object otherExecutor = other instanceof CorralConfiguration<?, ?> corral ? corral.refreshExecutorFactory : null;
        Object otherDefault = other instanceof CorralConfiguration<?, ?> corral ? corral.defaultValueFactory : null;
        return super.equals(other)
                && otherCount == maxCount
                && Objects.equals(otherPolicy, policy)
                && Objects.equals(otherExecutor, refreshExecutorFactory)
                && Objects.equals(otherDefault, defaultValueFactory);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
