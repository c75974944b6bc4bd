// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.demo.cluster.NodeMessage.Begun;
import io.corral.demo.cluster.NodeMessage.Failed;
import io.corral.demo.cluster.NodeMessage.Landed;
import io.corral.demo.cluster.NodeMessage.Ready;
import io.corral.demo.cluster.NodeMessage.Report;
import io.corral.demo.cluster.NodeMessage.Stopped;
import io.corral.demo.cluster.NodeRecord.Look;
import io.corral.demo.traffic.Load;
import io.corral.demo.traffic.Waits.Interval;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class NodeRecordTest {

    private static final LocalDate KEY = LocalDate.of(1998, 9, 2);

    private final NodeRecord told = new NodeRecord();

    @Test
    void aLoadIsKnownFromItsBegin() {
        told.add(new Begun(1, KEY, 100), 7);
        assertThat(told.loads()).containsExactly(new Load(KEY, 100, Load.NEVER));
        assertThat(told.loadingSince()).hasValue(7);

        told.add(new Landed(1, 250), 9);
        assertThat(told.loads()).containsExactly(new Load(KEY, 100, 250));
        assertThat(told.loadingSince()).isEmpty();
    }

    @Test
    void theOldestLoadCounts() {
        told.add(new Begun(1, KEY, 100), 7);
        told.add(new Begun(2, KEY, 110), 8);
        told.add(new Landed(1, 120), 9);

        assertThat(told.loadingSince()).hasValue(8);
    }

    @Test
    void aLookSeesEveryReportOnceAndWhoWaitsNow() {
        told.add(report(0.2, 0, 30, 2), 1);
        told.add(report(0.3, 1, 10, 3), 2);

        Look look = told.nextLook();
        assertThat(look.interval().served()).isEqualTo(40);
        assertThat(look.servedPerSecond()).isEqualTo(80);
        assertThat(look.interval().waiting().getTotalCount()).isEqualTo(3);
        assertThat(told.nextLook().servedPerSecond()).isZero();

        assertThat(told.total().served()).isEqualTo(40);
        assertThat(told.total().waiting().getTotalCount()).isEqualTo(3);
        assertThat(told.failed()).isEqualTo(1);
    }

    @Test
    void ofADeadNodeRemainsWhatItHadDone() {
        told.add(report(0.2, 1, 30, 2), 1);
        told.add(new Begun(1, KEY, 100), 2);
        told.forgetWaiting();

        assertThat(told.total().served()).isEqualTo(30);
        assertThat(told.total().waiting().getTotalCount()).isZero();
        assertThat(told.failed()).isEqualTo(1);
        assertThat(told.loads()).hasSize(1);
        assertThat(told.loadingSince()).isEmpty();
    }

    @Test
    void aNodeTellsHowFarItIs() {
        assertThat(told.isReady()).isFalse();
        told.add(new Ready(), 1);
        assertThat(told.isReady()).isTrue();
        assertThat(told.isStopped()).isFalse();
        told.add(new Stopped("broken"), 2);
        assertThat(told.isStopped()).isTrue();
        assertThat(told.firstFailedRequest()).contains("broken");
        assertThat(told.failure()).isEmpty();
        told.add(new Failed("out of memory"), 3);
        assertThat(told.failure()).contains("out of memory");
    }

    private static Report report(double seconds, long failed, int served, int waiting) {
        Interval interval = Interval.empty();
        interval.answered().recordValueWithCount(5, served);
        interval.waiting().recordValueWithCount(9, waiting);
        return new Report(seconds, failed, interval);
    }
}
