// SPDX-License-Identifier: Apache-2.0
package io.corral.tck;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.spi.CachingProvider;

/** The program of a further member of the cluster that the TCK runs on: it joins, and leaves when its input ends. */
final class TckMember {

    /** Printed once the member has joined. */
    static final String JOINED = "joined";

    private TckMember() {}

    /**
     * Joins and stays.
     *
     * @param arguments none; the provider's settings are system properties
     * @throws IOException if the input cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        CachingProvider provider = Caching.getCachingProvider();
        // A manager of its own, and a cache of its own in it: only then does a provider have to be there.
        CacheManager manager = provider.getCacheManager(URI.create("tck:member"), TckMember.class.getClassLoader());
        manager.createCache("tck-members", new MutableConfiguration<>());
        System.out.println(JOINED);
        System.in.transferTo(OutputStream.nullOutputStream());
        manager.close();
    }
}
