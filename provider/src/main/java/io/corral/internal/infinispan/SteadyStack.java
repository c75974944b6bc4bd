// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import java.util.List;
import javax.sql.DataSource;
import org.infinispan.remoting.transport.jgroups.AbstractJGroupsChannelConfigurator;
import org.infinispan.remoting.transport.jgroups.JGroupsChannelConfigurator;
import org.jgroups.JChannel;
import org.jgroups.conf.ProtocolConfiguration;
import org.jgroups.protocols.TCP;
import org.jgroups.stack.Protocol;

/** Any JGroups stack, with {@link SteadyTcp} in the place of JGroups' own TCP, and as that is configured. */
final class SteadyStack extends AbstractJGroupsChannelConfigurator {

    private final JGroupsChannelConfigurator stack;

    SteadyStack(JGroupsChannelConfigurator stack) {
        this.stack = stack;
    }

    @Override
    public String getName() {
        return stack.getName();
    }

    @Override
    public String getProtocolStackString() {
        return stack.getProtocolStackString();
    }

    @Override
    public List<ProtocolConfiguration> getProtocolStack() {
        return stack.getProtocolStack().stream().map(SteadyStack::steady).toList();
    }

    @Override
    public void setDataSource(DataSource source) {
        stack.setDataSource(source);
    }

    @Override
    public void afterCreation(Protocol protocol) throws Exception {
        stack.afterCreation(protocol);
    }

    @Override
    public JChannel createChannel(String name) throws Exception {
        return amendChannel(new JChannel(this));
    }

    private static ProtocolConfiguration steady(ProtocolConfiguration protocol) {
        if (!protocol.getProtocolName().equals(TCP.class.getSimpleName())) {
            return protocol;
        }
        ProtocolConfiguration steady = new Steady(protocol);
        if (protocol.getSubtrees() != null) {
            protocol.getSubtrees().forEach(steady::addSubtree);
        }
        return steady;
    }

    /** JGroups looks for a class by its name, and would have to find the loader of ours. */
    private static final class Steady extends ProtocolConfiguration {

        Steady(ProtocolConfiguration tcp) {
            super(tcp.getProtocolName(), tcp.getProperties());
        }

        @Override
        public Class<? extends Protocol> loadProtocolClass(Class<?> loading) {
            return SteadyTcp.class;
        }
    }
}
