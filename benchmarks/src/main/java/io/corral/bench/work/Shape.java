// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.work;

import java.util.concurrent.TimeUnit;
import javax.cache.configuration.Factory;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;

/**
 * What a cache is like, said with JSR-107's own words, so that every provider understands it.
 *
 * @param values {@code strings}, {@code products}, or {@code bytes-} and how many
 * @param byValue whether the cache copies what can change
 * @param expiry {@code eternal}, {@code created}, {@code modified} or {@code accessed}
 */
public record Shape(String values, boolean byValue, String expiry, boolean statistics) {

    /** So long that nothing expires while it is measured. */
    private static final Duration LONG = new Duration(TimeUnit.HOURS, 1);

    private static final String BYTES = "bytes-";
    private static final int MOST = 1024;
    private static final int FEWEST = 16;
    private static final int ROOM = 16 << 20;

    /**
     * The shape of two parameters of a benchmark.
     *
     * @param holds {@code strings}, {@code products}, {@code bytes-1024}, and the same with {@code -by-reference}
     */
    public static Shape of(String holds, String expiry, boolean statistics) {
        boolean byReference = holds.endsWith("-by-reference");
        return new Shape(holds.replace("-by-reference", ""), !byReference, expiry, statistics);
    }

    /** The value of a number. */
    public Object value(int number) {
        if (values.startsWith(BYTES)) {
            byte[] bytes = new byte[size()];
            bytes[0] = (byte) number;
            return bytes;
        }
        return values.equals("products") ? new Product(number) : "value of " + number;
    }

    private int size() {
        return Integer.parseInt(values.substring(BYTES.length()));
    }

    /** How many different values are stored in turn: a power of two, fewer where they are large. */
    int others() {
        return values.startsWith(BYTES) ? Math.max(FEWEST, Math.min(MOST, Integer.highestOneBit(ROOM / size()))) : MOST;
    }

    /** The configuration that asks a provider for such a cache. */
    @SuppressWarnings("unchecked") // the class of what this shape's values are
    public MutableConfiguration<String, Object> configuration() {
        return new MutableConfiguration<String, Object>()
                .setTypes(String.class, (Class<Object>) type())
                .setStoreByValue(byValue)
                .setExpiryPolicyFactory(policy())
                .setStatisticsEnabled(statistics);
    }

    private Class<?> type() {
        if (values.startsWith(BYTES)) {
            return byte[].class;
        }
        return values.equals("products") ? Product.class : String.class;
    }

    private Factory<? extends ExpiryPolicy> policy() {
        return switch (expiry) {
            case "eternal" -> EternalExpiryPolicy.factoryOf();
            case "created" -> CreatedExpiryPolicy.factoryOf(LONG);
            case "modified" -> ModifiedExpiryPolicy.factoryOf(LONG);
            case "accessed" -> AccessedExpiryPolicy.factoryOf(LONG);
            default -> throw new IllegalArgumentException("no such expiry: " + expiry);
        };
    }
}
