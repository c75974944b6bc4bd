// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.it;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Callers that all call at once. */
final class Crowd {

    private Crowd() {}

    /** Their answers. Fails with the first failure, or if one has no answer after 30 s. */
    static <T> List<T> of(int callers, Callable<T> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer :
                    threads.invokeAll(Stream.generate(() -> call).limit(callers).toList(), 30, TimeUnit.SECONDS)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
