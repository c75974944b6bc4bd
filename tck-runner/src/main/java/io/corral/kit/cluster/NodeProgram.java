// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.cluster;

import io.corral.kit.process.ManagerDoor;
import io.corral.kit.process.Spoken;
import io.corral.kit.process.Voice;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.cache.CacheManager;

/** The program of a node: does what the kit says, line by line. */
final class NodeProgram {

    private NodeProgram() {}

    /**
     * Joins, and works until the kit is done.
     *
     * @param arguments the node's name
     * @throws InterruptedException never
     */
    public static void main(String[] arguments) throws InterruptedException {
        Voice voice = Voice.take();
        NodeLoader.tell(arguments[0], voice::say);
        CacheManager manager = ManagerDoor.open();
        NodeWork work = new NodeWork(manager);
        // Each question in a thread of its own: one that hangs must not keep the node from hearing the next.
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "kit-node");
            thread.setDaemon(true);
            return thread;
        });
        work.open("kit-first");
        voice.say(Spoken.of(Topic.JOINED));
        Voice.hear(line -> threads.execute(() -> voice.say(answer(work, line))));
        new CountDownLatch(1).await();
    }

    private static Spoken answer(NodeWork work, Spoken question) {
        String number = question.word(1);
        try {
            return Spoken.of(Topic.ANSWER, number, work.answer(question));
        } catch (InterruptedException | RuntimeException e) {
            e.printStackTrace();
            return Spoken.of(Topic.ERROR, number, e.getClass().getName());
        }
    }
}
