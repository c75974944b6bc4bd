// SPDX-License-Identifier: Apache-2.0
package io.corral.kit;

import io.corral.kit.process.KitFailure;
import io.corral.kit.subject.ProviderFile;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Turns options into the providers that are asked. */
final class Subjects {

    private static final List<String> SETTINGS = List.of("provider", "coordinates", "classpath", "uri", "java");

    private Subjects() {}

    /**
     * The provider files, with what the options say put over them; without files, what the options say.
     *
     * @throws KitFailure if a file cannot be read
     */
    static List<ProviderFile> of(Options options) {
        Map<String, String> said = new TreeMap<>();
        for (String setting : SETTINGS) {
            if (options.has("--" + setting)) {
                said.put(setting, options.last("--" + setting, ""));
            }
        }
        if (options.has("--jvm")) {
            said.put("more.jvm", options.last("--jvm", ""));
        }
        if (options.has("--properties")) {
            properties(Path.of(options.last("--properties", "")))
                    .forEach((name, value) -> said.put("property." + name, value.toString()));
        }
        List<Path> files = new ArrayList<>();
        options.all("--file").forEach(file -> files.addAll(filesOf(Path.of(file))));
        return files.isEmpty()
                ? List.of(new ProviderFile(said))
                : files.stream().map(file -> ProviderFile.read(file).with(said)).toList();
    }

    private static List<Path> filesOf(Path path) {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> inside = Files.list(path)) {
            return inside.filter(file -> file.toString().endsWith(".properties"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new KitFailure("The folder " + path + " cannot be read.", e);
        }
    }

    private static Properties properties(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new KitFailure("The properties in " + file + " cannot be read.", e);
        }
        return properties;
    }
}
