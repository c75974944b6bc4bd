// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.cluster;

/** What a line between the kit and a node is about. */
final class Topic {

    /** From a node: it has joined. */
    static final String JOINED = "joined";

    /** From a node: the answer to the question whose number follows; then the answer's words. */
    static final String ANSWER = "answer";

    /** From a node: the question whose number follows failed; then the exception. */
    static final String ERROR = "error";

    /** From a node: a load of the tag that follows has begun; then the value that it will bring. */
    static final String LOADING = "loading";

    /** Opens a cache: its name. */
    static final String OPEN = "open";

    /** Says whether what is loaded from now on lives for a moment only. */
    static final String BRIEF = "brief";

    /** Many threads get a key: cache, key, threads. Answers with each one's ending. */
    static final String GET = "get";

    /** Many threads get many keys at once: cache, tag, keys, threads. Answers with each one's ending. */
    static final String GET_ALL = "get-all";

    /** Many threads get key after key until they are stopped: cache, tag, threads. Answers with each one's ending. */
    static final String WALK = "walk";

    /** How many keys the foremost of those who walk has got: tag. */
    static final String REACHED = "reached";

    /** Stops those who walk: tag. */
    static final String STOP = "stop";

    /** One thread gets, puts and removes keys of its own: cache, times. */
    static final String WORK = "work";

    /** Puts: cache, key, value. */
    static final String PUT = "put";

    /** Removes: cache, key. */
    static final String REMOVE = "remove";

    /** Clears: cache. */
    static final String CLEAR = "clear";

    /** What is there, without loading it: cache, key. For an entry that does not expire meanwhile. */
    static final String PEEK = "peek";

    /** Whether there is an entry: cache, key. */
    static final String HOLDS = "holds";

    /** Waits until so many crowds have begun here, ever, and every thread of them has ended or waits: crowds. */
    static final String REST = "rest";

    /** Lets the loads of a tag go on: tag. */
    static final String RELEASE = "release";

    private Topic() {}
}
