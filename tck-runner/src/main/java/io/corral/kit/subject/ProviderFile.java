// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.subject;

import io.corral.kit.process.JavaHome;
import io.corral.kit.process.KitFailure;
import io.corral.kit.process.Provision;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * A file that says which provider is asked, and how it joins a cluster. Its settings are listed in the documentation.
 *
 * @param settings what stands in it, placeholders not filled in
 */
public record ProviderFile(Map<String, String> settings) {

    private static final String CLUSTER = "cluster.";
    private static final String PROPERTY = "property.";
    private static final String SETTLE = CLUSTER + "settle";

    /** Copies the map. */
    public ProviderFile {
        settings = Map.copyOf(settings);
    }

    /**
     * Reads a file.
     *
     * @throws KitFailure if it cannot be read
     */
    public static ProviderFile read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new KitFailure("The provider file " + file + " cannot be read.", e);
        }
        Map<String, String> settings = new TreeMap<>();
        properties.forEach(
                (name, value) -> settings.put(name.toString(), value.toString().trim()));
        Path folder = file.toAbsolutePath().normalize().getParent();
        settings.put("folder", folder == null ? "." : folder.toString());
        return new ProviderFile(settings);
    }

    /** This file with settings that go before its own. */
    public ProviderFile with(Map<String, String> others) {
        Map<String, String> all = new TreeMap<>(settings);
        all.putAll(others);
        return new ProviderFile(all);
    }

    /** What reports call the provider: {@code name}, else the class's. */
    public String name() {
        String provider = provider();
        return settings.getOrDefault("name", provider.substring(provider.lastIndexOf('.') + 1));
    }

    /** {@code version}, else {@code coordinates}. */
    public String version() {
        return settings.getOrDefault("version", String.join(", ", coordinates()));
    }

    /**
     * The provider's class.
     *
     * @throws KitFailure if the file does not say
     */
    public String provider() {
        String provider = settings.getOrDefault("provider", "");
        if (provider.isEmpty()) {
            throw new KitFailure("The provider's class is missing: say --provider, or provider= in the provider file.");
        }
        return provider;
    }

    /** Maven coordinates of what goes on its class path; none if the class path is given. */
    public List<String> coordinates() {
        return words(settings.getOrDefault("coordinates", ""));
    }

    /** {@code classpath} as it stands. */
    public String classPath() {
        return settings.getOrDefault("classpath", "");
    }

    /** {@code java}: the JDK on which it is asked; the kit's own unless told. */
    public JavaHome java() {
        String folder = settings.getOrDefault("java", "");
        return folder.isEmpty() ? JavaHome.current() : new JavaHome(Path.of(folder));
    }

    /** Whether it says how nodes join. */
    public boolean joins() {
        return settings.keySet().stream().anyMatch(name -> name.startsWith(CLUSTER));
    }

    /**
     * {@code cluster.settle}, in whole seconds: how long nodes that have joined go on distributing what they hold; none
     * unless told.
     *
     * @throws KitFailure if it is no such number
     */
    public Duration settle() {
        String seconds = settings.getOrDefault(SETTLE, "0");
        try {
            return Duration.ofSeconds(Integer.parseUnsignedInt(seconds));
        } catch (NumberFormatException e) {
            throw new KitFailure(SETTLE + "=" + seconds + ": say a whole number of seconds.", e);
        }
    }

    /** What one JVM alone needs. */
    public Provision alone(String classPath) {
        return provision(classPath, "", Map.of());
    }

    /**
     * What a node needs.
     *
     * @param place values of {@code cluster}, {@code node}, {@code port} and the like
     */
    public Provision node(String classPath, Map<String, String> place) {
        return provision(classPath, CLUSTER, place);
    }

    private Provision provision(String classPath, String prefix, Map<String, String> place) {
        Map<String, String> values = new TreeMap<>(place);
        values.put("folder", settings.getOrDefault("folder", "."));
        Map<String, String> properties = new TreeMap<>();
        settings.forEach((name, value) -> {
            if (name.startsWith(prefix + PROPERTY)) {
                properties.put(name.substring(prefix.length() + PROPERTY.length()), Placeholders.fill(value, values));
            }
        });
        String uri = settings.getOrDefault(prefix + "uri", "");
        List<String> options = new ArrayList<>(words(settings.getOrDefault("more.jvm", "")));
        options.addAll(words(settings.getOrDefault(prefix + "jvm", settings.getOrDefault("jvm", ""))));
        return new Provision(
                provider(),
                Placeholders.fill(classPath, values),
                Placeholders.fill(uri, values),
                properties,
                options.stream()
                        .map(option -> Placeholders.fill(option, values))
                        .toList(),
                java());
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("[\\s,]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
