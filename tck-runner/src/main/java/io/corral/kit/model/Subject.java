// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.model;

/**
 * Who was asked, where and when.
 *
 * @param name what reports call the provider
 * @param version its version, such as its coordinates; empty if not known
 * @param provider the name of its CachingProvider's class
 * @param machine operating system, processors and JVM
 * @param date the day, as ISO 8601
 */
public record Subject(String name, String version, String provider, String machine, String date) {

    /** This machine and a JDK's version, in words; nothing that names it. */
    public static String thisMachine(String jdk) {
        return System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors, JDK "
                + jdk;
    }
}
