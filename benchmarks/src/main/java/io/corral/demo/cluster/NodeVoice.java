// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.cluster;

import java.io.PrintStream;

/** The way of a node's messages to its parent, for any thread. */
final class NodeVoice {

    private final PrintStream channel;

    NodeVoice(PrintStream channel) {
        this.channel = channel;
    }

    synchronized void say(NodeMessage message) {
        channel.print(message.toLine() + '\n');
        channel.flush();
    }
}
