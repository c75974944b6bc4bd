// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.work;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;

/**
 * Ways to ask for keys, each by a published rule, the same for the same seed. Keys are whole numbers.
 *
 * <p>The rules are those of YCSB (Cooper and others, "Benchmarking Cloud Serving Systems with YCSB", 2010), of LRU-K
 * (O'Neil, O'Neil and Weikum, "The LRU-K Page Replacement Algorithm for Database Disk Buffering", 1993), and the loop of
 * LIRS (Jiang and Zhang, "LIRS: An Efficient Low Inter-reference Recency Set Replacement Policy", 2002).
 */
public enum Pattern {
    /** YCSB's scrambled zipfian: skew 0.99 over 100,000 keys, popular ones anywhere among them. */
    ZIPFIAN("zipfian 0.99, 100,000 keys (YCSB)", 100, 1_000, 10_000, 90_000),
    /** YCSB's hot spot: four fifths of the requests go to one fifth of 10,000 keys, evenly within each part. */
    HOT_SPOT("hot spot 80/20, 10,000 keys (YCSB)", 100, 1_000, 2_000, 9_500),
    /** YCSB's workload D: each twentieth request is for a new key, the others for recent ones, zipfian by age. */
    LATEST("latest, 5 % new keys (YCSB D)", 100, 1_000, 10_000, 90_000),
    /** YCSB's workload E: runs of 1 to 100 keys in order; where a run begins is zipfian over 100,000 keys. */
    SHORT_SCANS("short scans, 100,000 keys (YCSB E)", 1_000, 10_000, 30_000, 90_000),
    /** LRU-K's first experiment: now one of 100 keys, now one of 10,000, each evenly. */
    TWO_POOLS("two pools of 100 and 10,000 (LRU-K)", 60, 100, 200, 9_500),
    /** LRU-K's second: of 1,000 keys the first n get (n / 1,000)^(log 0.8 / log 0.2) of the requests. */
    SELF_SIMILAR("self-similar 80/20, 1,000 keys (LRU-K)", 40, 100, 300, 900),
    /** One key after the other, and all over again. */
    LOOP("loop over 1,000 keys (LIRS)", 250, 500, 900, 980);

    private static final int MANY = 100_000;
    private static final int SPOT = 10_000;
    private static final int FEW = 1_000;
    private static final int LONGEST_SCAN = 100;

    private final String rule;
    private final int small;
    private final int medium;
    private final int large;
    /** For nearly all keys, so that there is seldom a miss. */
    private final int largest;

    Pattern(String rule, int small, int medium, int large, int largest) {
        this.rule = rule;
        this.small = small;
        this.medium = medium;
        this.large = large;
        this.largest = largest;
    }

    /** How many entries the caches that are asked hold. */
    public List<Integer> sizes() {
        return List.of(small, medium, large, largest);
    }

    /** How tables call it, with a cache of so many entries. */
    public String title(int size) {
        return rule + ", cache of " + size;
    }

    /** So many requests. */
    public int[] requests(int length, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return switch (this) {
            case ZIPFIAN -> new Zipfian(MANY, Zipfian.USUAL_SKEW).sequence(length, seed);
            case HOT_SPOT ->
                each(
                        length,
                        i -> random.nextInt(10) < 8
                                ? random.nextInt(SPOT / 5)
                                : SPOT / 5 + random.nextInt(SPOT * 4 / 5));
            case LATEST -> latest(length, random);
            case SHORT_SCANS -> shortScans(length, random);
            case TWO_POOLS -> each(length, i -> i % 2 == 0 ? random.nextInt(100) : 100 + random.nextInt(10_000));
            case SELF_SIMILAR -> {
                double power = Math.log(0.2) / Math.log(0.8);
                yield each(length, i -> (int) (FEW * Math.pow(random.nextDouble(), power)));
            }
            case LOOP -> each(length, i -> i % FEW);
        };
    }

    private static int[] each(int length, IntUnaryOperator rule) {
        int[] all = new int[length];
        for (int i = 0; i < length; i++) {
            all[i] = rule.applyAsInt(i);
        }
        return all;
    }

    private static int[] latest(int length, SplittableRandom random) {
        // Ages by rank: 0 is the newest.
        int[] ages = new Zipfian(MANY, Zipfian.USUAL_SKEW).ranks(length, random.nextLong());
        int[] newest = {MANY};
        return each(length, i -> random.nextInt(20) == 0 ? ++newest[0] : newest[0] - ages[i]);
    }

    private static int[] shortScans(int length, SplittableRandom random) {
        int[] starts = new Zipfian(MANY, Zipfian.USUAL_SKEW).sequence(length, random.nextLong());
        int[] run = {0, 0};
        return each(length, i -> {
            if (run[1] == 0) {
                run[0] = starts[i];
                run[1] = 1 + random.nextInt(LONGEST_SCAN);
            }
            run[1]--;
            return run[0]++;
        });
    }
}
