// SPDX-License-Identifier: Apache-2.0
package io.corral.tck;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Further members of a cluster, each a JVM of its own; closing this ends them. */
final class TckMembers implements AutoCloseable {

    private final List<Process> members = new ArrayList<>();

    /**
     * Starts members one after the other and waits until each has joined.
     *
     * @param settings the provider's settings of each member, by name
     * @param folder where the members' logs are left
     * @throws IOException if one does not join; those that did are ended
     */
    static TckMembers start(Jdk jdk, List<Map<String, String>> settings, Path folder) throws IOException {
        TckMembers started = new TckMembers();
        try {
            for (Map<String, String> member : settings) {
                started.join(jdk, member, folder.resolve("member-" + started.members.size() + ".log"));
            }
            return started;
        } catch (IOException | RuntimeException e) {
            started.close();
            throw e;
        }
    }

    private void join(Jdk jdk, Map<String, String> settings, Path log) throws IOException {
        List<String> command = new ArrayList<>(List.of(jdk.launcher().toString()));
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), TckMember.class.getName()));
        Process member = new ProcessBuilder(command).redirectError(log.toFile()).start();
        members.add(member);
        BufferedReader output = member.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals(TckMember.JOINED)) {
                return;
            }
        }
        throw new IOException("A member of the cluster ended before it had joined; its log is " + log + ".");
    }

    @Override
    public void close() {
        members.forEach(Process::destroyForcibly);
    }
}
