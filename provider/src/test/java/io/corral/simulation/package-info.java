// SPDX-License-Identifier: Apache-2.0
/**
 * The lease-and-fence protocol in one thread, with simulated time, network and nodes: every run follows from its seed.
 *
 * <p>Real are what decides (Rules, Decide, Slot, Reply) and what needs no thread of its own (Leases, Entries, Flights,
 * FlightBoard, Stamps, Lifetimes). Mirrored, because the real ones block a thread or need Infinispan, are: Loads and
 * Tower in {@link io.corral.simulation.Getting} and {@link io.corral.simulation.Leading}, ClusterWaiting in
 * {@link io.corral.simulation.Awaiting}, ClusterStore, Heralds and Generations in {@link io.corral.simulation.Desk} and
 * {@link io.corral.simulation.Writing}, and Infinispan's functional map in {@link io.corral.simulation.Wire} and
 * {@link io.corral.simulation.Cluster}.
 */
package io.corral.simulation;
