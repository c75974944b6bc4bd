// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import io.corral.internal.infinispan.LocalCaches;
import io.corral.internal.time.Clock;

/** What the caches of one manager share. */
record Premises(LocalCaches caches, Workers workers, Clock clock) {}
