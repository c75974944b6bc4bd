// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.cluster;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** A histogram as a word of text. */
final class HistogramText {

    private HistogramText() {}

    static String of(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }

    /**
     * Reads back what {@link #of} made.
     *
     * @throws IllegalArgumentException if the text is nothing of the kind
     */
    static Histogram read(String text) {
        try {
            return Histogram.decodeFromCompressedByteBuffer(
                    ByteBuffer.wrap(Base64.getDecoder().decode(text)), 0);
        } catch (DataFormatException | BufferUnderflowException e) {
            throw new IllegalArgumentException("Not a histogram: " + text, e);
        }
    }
}
