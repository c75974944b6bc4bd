// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.entry;

/** A key and the entry it holds. */
public record Held<K>(K key, Entry entry) {}
