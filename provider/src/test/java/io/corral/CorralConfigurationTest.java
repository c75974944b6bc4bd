// SPDX-License-Identifier: Apache-2.0
package io.corral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.fixture.Configured;
import io.corral.fixture.CountingLoader;
import io.corral.fixture.Ranch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import javax.cache.Cache;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.configuration.MutableConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Configurations and policies in code. */
class CorralConfigurationTest {

    @RegisterExtension
    final Ranch ranch = new Ranch();

    @Test
    void aCopyHasWhatCorralAdds() {
        CorralConfiguration<String, String> configuration = new CorralConfiguration<>();
        configuration.setMaxCount(7).setStampedePolicy(Configured.loadWait(Duration.ofSeconds(1)));

        CorralConfiguration<String, String> copy = new CorralConfiguration<>(configuration);

        assertThat(copy).isEqualTo(configuration).hasSameHashCodeAs(configuration);
        assertThat(copy.getMaxCount()).hasValue(7);
        assertThat(copy.getStampedePolicy()).contains(Configured.loadWait(Duration.ofSeconds(1)));
    }

    @Test
    void whatIsNotSetIsNotThere() {
        CorralConfiguration<String, String> configuration = new CorralConfiguration<>();

        assertThat(configuration.getMaxCount()).isEmpty();
        assertThat(configuration.getStampedePolicy()).isEmpty();
    }

    @Test
    void configurationsThatDifferInWhatCorralAddsDiffer() {
        assertThat(new CorralConfiguration<>().setMaxCount(7)).isNotEqualTo(new CorralConfiguration<>().setMaxCount(8));
        assertThat(new CorralConfiguration<>().setStampedePolicy(Configured.loadWait(Duration.ofSeconds(1))))
                .isNotEqualTo(new CorralConfiguration<>());
    }

    @Test
    void oneThatAddsNothingEqualsAPlainOneInBothDirections() {
        CorralConfiguration<Object, Object> corral = new CorralConfiguration<>();
        MutableConfiguration<Object, Object> plain = new MutableConfiguration<>();

        assertThat(corral).isEqualTo(plain);
        assertThat(plain).isEqualTo(corral);
    }

    @Test
    void configurationsThatDifferInWhatTheyInheritDiffer() {
        CorralConfiguration<Object, Object> reading = new CorralConfiguration<>().setMaxCount(7);
        reading.setReadThrough(true);

        assertThat(reading).isNotEqualTo(new CorralConfiguration<>().setMaxCount(7));
    }

    @Test
    void aConfigurationThatHasTravelledIsEqual() throws Exception {
        CorralConfiguration<String, String> configuration = new CorralConfiguration<>();
        configuration
                .setMaxCount(7)
                .setStampedePolicy(Configured.loadWait(Duration.ofSeconds(1)))
                .setTypes(String.class, String.class)
                .setReadThrough(true);

        Object travelled = travelled(configuration);

        assertThat(travelled).isEqualTo(configuration).hasSameHashCodeAs(configuration);
        assertThat(travelled(new CorralConfiguration<>())).isEqualTo(new CorralConfiguration<>());
    }

    private static Object travelled(Object sent) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(sent);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }

    @Test
    void aBoundOfNothingIsRefused() {
        CorralConfiguration<String, String> configuration = new CorralConfiguration<>();

        assertThatThrownBy(() -> configuration.setMaxCount(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("max-count")
                .hasMessageContaining("0");
        assertThatThrownBy(() -> configuration.setMaxCount(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> configuration.setStampedePolicy(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void aPolicyIsWhatItsBuilderWasTold() {
        StampedePolicy policy = StampedePolicy.builder()
                .loadWait(Duration.ofSeconds(1))
                .leaseTime(Duration.ofSeconds(2))
                .build();

        assertThat(policy.loadWait()).isEqualTo(Duration.ofSeconds(1));
        assertThat(policy.leaseTime()).isEqualTo(Duration.ofSeconds(2));
        assertThat(policy.toBuilder().build()).isEqualTo(policy).hasSameHashCodeAs(policy);
        assertThat(policy).isNotEqualTo(StampedePolicy.DEFAULT);
        assertThat(policy.toString()).contains("load-wait=PT1S").contains("lease-time=PT2S");
    }

    @Test
    void policiesThatDifferInOneTimeDiffer() {
        StampedePolicy policy = StampedePolicy.builder().build();
        Duration other = Duration.ofSeconds(7);

        assertThat(policy).isEqualTo(StampedePolicy.DEFAULT);
        assertThat(policy.toBuilder().loadWait(other).build()).isNotEqualTo(policy);
        assertThat(policy.toBuilder().leaseTime(other).build()).isNotEqualTo(policy);
        assertThat(policy.toBuilder().backOff(other).build()).isNotEqualTo(policy);
        assertThat(policy.toBuilder().backOff(other).build().toString()).contains("PT7S");
    }

    @Test
    void aBackOffMayBeNothingButNotLess() {
        assertThat(StampedePolicy.builder().backOff(Duration.ZERO).build().backOff())
                .isZero();
        assertThatThrownBy(() -> StampedePolicy.builder().backOff(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("back-off");
        assertThatThrownBy(() -> StampedePolicy.builder().backOff(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void aPolicyWithoutTimeIsRefused() {
        assertThatThrownBy(() -> StampedePolicy.builder().loadWait(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("load-wait");
        assertThatThrownBy(() -> StampedePolicy.builder().leaseTime(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lease-time");
        assertThatThrownBy(() -> StampedePolicy.builder().loadWait(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void aConfigurationThatIsChangedLaterDoesNotChangeTheCache() {
        CorralConfiguration<String, String> configuration = Configured.readThrough(new CountingLoader<>(key -> "v"));
        Cache<String, String> cache = ranch.cache(configuration);

        configuration.setReadThrough(false).setStoreByValue(false);

        assertThat(shown(cache).isReadThrough()).isTrue();
        assertThat(shown(cache).isStoreByValue()).isTrue();
        assertThat(cache.get("k")).isEqualTo("v");
    }

    @Test
    void aConfigurationThatWasHandedOutDoesNotChangeTheCache() {
        Cache<String, String> cache = ranch.cache(Configured.plain());

        @SuppressWarnings("unchecked") // the cache's own types
        MutableConfiguration<String, String> handedOut = cache.getConfiguration(MutableConfiguration.class);
        handedOut.setStatisticsEnabled(true).setStoreByValue(false);

        assertThat(shown(cache).isStatisticsEnabled()).isFalse();
        assertThat(shown(cache).isStoreByValue()).isTrue();
    }

    @Test
    void aCacheShowsItsConfigurationInCorralsFormToo() {
        Cache<String, String> cache =
                ranch.cache(Configured.<String, String>plain().setMaxCount(7));

        @SuppressWarnings("unchecked") // the cache's own types
        CorralConfiguration<String, String> shown = cache.getConfiguration(CorralConfiguration.class);

        assertThat(shown.getMaxCount()).hasValue(7);
    }

    @SuppressWarnings("unchecked") // the cache's own types
    private static CompleteConfiguration<String, String> shown(Cache<String, String> cache) {
        return cache.getConfiguration(CompleteConfiguration.class);
    }
}
