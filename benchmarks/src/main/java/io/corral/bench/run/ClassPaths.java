// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.run;

import io.corral.bench.BenchFailure;
import io.corral.bench.plan.Peer;
import io.corral.bench.plan.Row;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The class path of each peer: JMH, the benchmarks, the peer's folder with its configuration, and what Maven resolves
 * for the peer alone. Maven runs only when a POM is newer than what it has resolved from it.
 */
public final class ClassPaths {

    private static final String RESOLVE = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath";

    private final Path module;
    private final String maven;
    private final List<String> otherJar;

    /**
     * @param module the folder of this module
     * @param maven the command that starts Maven
     * @param otherJar the provider's jar for {@link Peer#OTHER}; empty if that is not measured
     */
    public ClassPaths(Path module, String maven, List<String> otherJar) {
        this.module = module;
        this.maven = maven;
        this.otherJar = otherJar;
    }

    /** Has Maven resolve what has not been resolved yet. */
    public void resolve(Collection<Peer> peers) {
        if (peers.stream().anyMatch(peer -> Peer.resolved().contains(peer) && stale(pom(peer), resolved(peer)))) {
            maven("-f", peersFolder().resolve("pom.xml").toString(), "dependency:build-classpath");
        }
        Path root = module.resolveSibling("pom.xml");
        if (stale(root, resolved(Peer.CORRAL))
                || stale(module.resolveSibling("provider/pom.xml"), resolved(Peer.CORRAL))) {
            maven(
                    "-f",
                    root.toString(),
                    "-pl",
                    "provider",
                    RESOLVE,
                    "-DincludeScope=runtime",
                    "-Dmdep.outputFile=" + resolved(Peer.CORRAL));
        }
    }

    /** The class path of a peer. */
    public String of(Peer peer) {
        List<String> path = new ArrayList<>(own());
        switch (peer) {
            case NONE -> path.addAll(launcher("caffeine-"));
            case CORRAL -> {
                path.add(module.resolve("peers/corral").toString());
                path.addAll(launcher("corral-jcache", "provider" + File.separator + "target"));
                path.add(read(resolved(Peer.CORRAL)));
            }
            case OTHER -> {
                path.add(module.resolve("peers/corral").toString());
                path.addAll(otherJar);
                path.add(read(resolved(Peer.CORRAL)));
            }
            default -> {
                path.add(peersFolder().resolve(peer.id()).toString());
                path.add(read(resolved(peer)));
            }
        }
        return String.join(File.pathSeparator, path);
    }

    /** The URI that a peer's manager is asked for, to measure a row; empty for its default. */
    public String uri(Peer peer, Row row) {
        return uri(
                peer,
                row.parameters().getOrDefault("holds", ""),
                !row.parameters().getOrDefault("nodes", "1").equals("1"));
    }

    /**
     * The URI that a peer's manager is asked for; empty for its default.
     *
     * @param holds what kind of values its caches have
     * @param clustered whether it is a node of several
     */
    public String uri(Peer peer, String holds, boolean clustered) {
        if (peer.uriFile().isEmpty()) {
            return "";
        }
        // Some need another configuration for classes of the user's own, or for a cluster.
        String kind = clustered ? "-cluster.xml" : "-" + holds + ".xml";
        Path folder = peersFolder().resolve(peer.id());
        Path own = folder.resolve(peer.uriFile().replace(".xml", kind));
        return (Files.exists(own) ? own : folder.resolve(peer.uriFile()))
                .toUri()
                .toString();
    }

    /** What every fork needs: the benchmarks, JMH with its own libraries, and the JSR-107 API. */
    private List<String> own() {
        return launcher(
                "benchmarks" + File.separator + "target" + File.separator + "classes",
                "corral-benchmarks",
                "jmh-core",
                "jopt-simple",
                "commons-math3",
                "cache-api",
                "jspecify");
    }

    private static List<String> launcher(String... parts) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> Arrays.stream(parts).anyMatch(entry::contains))
                .toList();
    }

    private Path peersFolder() {
        return module.resolve("peers");
    }

    private Path pom(Peer peer) {
        return peersFolder().resolve(peer.id()).resolve("pom.xml");
    }

    private Path resolved(Peer peer) {
        return peer == Peer.CORRAL
                ? module.resolve("target/bench/corral-classpath.txt").toAbsolutePath()
                : peersFolder().resolve(peer.id()).resolve("target/classpath.txt");
    }

    private static boolean stale(Path pom, Path resolved) {
        try {
            return !Files.exists(resolved)
                    || Files.getLastModifiedTime(resolved).compareTo(Files.getLastModifiedTime(pom)) < 0;
        } catch (IOException e) {
            throw new BenchFailure("Cannot look at " + pom + ": " + e.getMessage(), e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new BenchFailure("There is no class path in " + file + ": " + e.getMessage(), e);
        }
    }

    private void maven(String... arguments) {
        List<String> command = new ArrayList<>(List.of(maven, "-B", "-q"));
        command.addAll(Arrays.asList(arguments));
        String text = Command.run(module, command);
        if (!text.isBlank() && text.contains("ERROR")) {
            throw new BenchFailure("Maven could not resolve a class path:\n" + text, null);
        }
    }
}
