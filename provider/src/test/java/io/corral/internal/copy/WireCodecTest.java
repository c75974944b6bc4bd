// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.internal.failure.Failures;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What nodes keep of values that can change, and that nobody reaches it. */
class WireCodecTest {

    private final ClassLoader loader = WireCodecTest.class.getClassLoader();
    private final Codec codec =
            new WireCodec(loader, new AllowList(List.of(Basket.class), List.of()), new Failures("mine"));

    static final class Basket implements Serializable {
        private String buyer;
        private Object goods;

        Basket(String buyer, Object goods) {
            this.buyer = buyer;
            this.goods = goods;
        }
    }

    @Test
    void neitherTheWritersChangesNorAReadersReachWhatIsStoredOrSent() {
        Basket basket = new Basket("ann", "apples");
        Blob stored = (Blob) codec.store(basket);
        basket.buyer = "bob";
        ((Basket) codec.give(stored)).buyer = "cid";

        assertThat(((Basket) codec.give(stored)).buyer).isEqualTo("ann");
        assertThat(((Basket) codec.give(Blob.of(stored.bytes()))).buyer).isEqualTo("ann");
    }

    @Test
    void whatCameOverTheWireIsReadOnceAndCopiedForEachReader() {
        Blob received = Blob.of(((Blob) codec.store(new Basket("ann", "apples"))).bytes());
        Basket first = (Basket) codec.give(received);
        Basket second = (Basket) codec.give(received);
        first.buyer = "bob";

        assertThat(received.copied()).isNotNull();
        assertThat(second).isNotSameAs(first);
        assertThat(second.buyer).isEqualTo("ann");
        assertThat(((Basket) codec.give(received)).goods).isEqualTo("apples");
    }

    @Test
    void whatHoldsSomethingThatCanChangeIsReadForEachReader() {
        Blob received = Blob.of(((Blob) codec.store(new Basket("ann", new ArrayList<>(List.of("a"))))).bytes());

        assertThat(received.copied()).isNull();
        assertThat(received.shared()).isNull();
        assertThat(((Basket) codec.give(received)).goods)
                .isEqualTo(List.of("a"))
                .isNotSameAs(((Basket) codec.give(received)).goods);
    }
}
