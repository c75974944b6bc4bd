// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.infinispan.commons.dataconversion.MediaType;
import org.infinispan.configuration.parsing.ParserRegistry;
import org.infinispan.remoting.transport.jgroups.JGroupsChannelConfigurator;
import org.jgroups.conf.ProtocolConfiguration;
import org.jgroups.protocols.TCP;
import org.jgroups.protocols.UDP;
import org.jgroups.stack.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each stack that Infinispan brings, with Corral's TCP. */
class SteadyStackTest {

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "kubernetes", "azure", "ec2", "google"})
    void a_stack_of_infinispan_talks_by_the_steady_tcp_as_it_is_configured(String name) throws Exception {
        JGroupsChannelConfigurator stack = stack(name);
        ProtocolConfiguration before = transport(stack);
        assertThat(type(before)).isEqualTo(TCP.class);

        JGroupsChannelConfigurator steady = new SteadyStack(stack);
        ProtocolConfiguration after = transport(steady);

        assertThat(type(after)).isEqualTo(SteadyTcp.class);
        assertThat(after.getProperties()).isNotEmpty().isEqualTo(before.getProperties());
        assertThat(names(steady)).isEqualTo(names(stack));
        assertThat(steady.getName()).isEqualTo(name);
    }

    @Test
    void a_stack_without_tcp_is_left_as_it_is() throws Exception {
        JGroupsChannelConfigurator steady = new SteadyStack(stack("udp"));

        assertThat(type(transport(steady))).isEqualTo(UDP.class);
    }

    private static JGroupsChannelConfigurator stack(String name) {
        String configuration =
                "<infinispan><cache-container><transport stack=\"" + name + "\"/></cache-container></infinispan>";
        return new ParserRegistry()
                .parse(configuration, MediaType.APPLICATION_XML)
                .getGlobalConfigurationBuilder()
                .build()
                .transport()
                .jgroups()
                .configurator(name);
    }

    /** The lowest protocol is the first. */
    private static ProtocolConfiguration transport(JGroupsChannelConfigurator stack) {
        return stack.getProtocolStack().get(0);
    }

    private static Class<? extends Protocol> type(ProtocolConfiguration protocol) throws Exception {
        return protocol.loadProtocolClass(SteadyStackTest.class);
    }

    private static List<String> names(JGroupsChannelConfigurator stack) {
        return stack.getProtocolStack().stream()
                .map(ProtocolConfiguration::getProtocolName)
                .toList();
    }
}
