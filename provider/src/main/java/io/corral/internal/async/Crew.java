// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.async;

import java.util.concurrent.Executor;

/**
 * Who works for callers that do not wait in a thread. Each kind of work has threads of its own, so that none can keep
 * the one waiting that it depends on: a loader that reads another key, say, whose flight goes on in a step.
 *
 * @param loads run the user's loaders and functions
 * @param steps go on with flights whose wait is over: claims and commits, none of which waits for a flight or a turn
 * @param writes run the verbs that write, the user's writers among them
 * @param completions end stages, and do what users have attached to them
 */
public record Crew(Executor loads, Executor steps, Executor writes, Executor completions) {}
