package io.headwater.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;

/**
 * One tree as LightGBM writes it. A child that is negative is the complement of a leaf; node 0 is the root, and a tree of one leaf has
 * no nodes.
 *
 * @param feature tested by each node
 * @param threshold of each node: the largest value that goes left, or for a categorical node the place of its set
 * @param decision bits of each node, see {@link Decision}
 * @param setEnds where the sets of categories begin in {@code sets}, and behind the last its end
 * @param sets categories that go left, a bit each
 * @param leafCount training rows in each leaf
 */
public record Tree(
        int[] feature,
        double[] threshold,
        int[] decision,
        int[] left,
        int[] right,
        double[] leaf,
        int[] setEnds,
        int[] sets,
        double[] nodeCount,
        double[] leafCount) {

    int nodes() {
        return feature.length;
    }

    int leaves() {
        return leaf.length;
    }

    /** The categories that a categorical node sends left. */
    BitSet set(int node) {
        int place = (int) threshold[node];
        ByteBuffer bytes =
                ByteBuffer.allocate(Integer.BYTES * (setEnds[place + 1] - setEnds[place]));
        bytes.order(ByteOrder.LITTLE_ENDIAN)
                .asIntBuffer()
                .put(sets, setEnds[place], setEnds[place + 1] - setEnds[place]);
        return BitSet.valueOf(bytes);
    }
}
