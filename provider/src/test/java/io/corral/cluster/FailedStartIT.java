// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.cluster.Nodes.Mode;
import io.corral.internal.time.Stamps;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.cache.CacheException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A node that joined its cluster and then cannot take part in it. */
@Timeout(60)
class FailedStartIT {

    @Test
    void a_node_that_is_one_too_many_leaves_again() {
        try (Nodes nodes = Nodes.start(1, Mode.REPLICATED)) {
            String first = nodes.transport(0).getAddress().getNodeUUID().toString();
            Map<Integer, String> taken = IntStream.range(0, Stamps.NODES)
                    .boxed()
                    .collect(Collectors.toMap(Function.identity(), number -> first));
            nodes.infinispan(0).getCache("corral.members").putAll(taken);

            assertThatThrownBy(nodes::add)
                    .isInstanceOf(CacheException.class)
                    .hasMessageContaining("at most " + Stamps.NODES + " nodes");
            nodes.awaitMembers(0, 1);
        }
    }
}
