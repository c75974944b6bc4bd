// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.load;

import io.corral.internal.copy.Codec;

/** How a cache's keys and values are stored. */
public record Codecs(Codec keys, Codec values) {}
