package io.headwater.training.sample;

import io.headwater.serialization.Format;
import io.headwater.training.evaluation.Answer;
import io.headwater.training.evaluation.Contender;
import io.headwater.training.evaluation.Target;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the evaluation needs of a request beside its rows.
 *
 * @param answers per {@link Contender}; the model's is not known yet
 * @param items hash of each row's item
 * @param popularityShares each row's item's share of all events
 */
public record TestCase(
        List<Target> targets, List<Answer> answers, long[] items, float[] popularityShares) {

    public static final Format<TestCase> FORMAT =
            new Format<>() {
                @Override
                public void write(TestCase value, DataOutput out) throws IOException {
                    out.writeInt(value.targets.size());
                    for (Target target : value.targets) {
                        out.writeLong(target.itemHash());
                        out.writeDouble(target.gain());
                        out.writeBoolean(target.repeat());
                    }
                    for (Answer answer : value.answers) {
                        writeItems(answer.items(), answer.popularityShares(), out);
                    }
                    writeItems(value.items, value.popularityShares, out);
                }

                @Override
                public TestCase read(DataInput in) throws IOException {
                    List<Target> targets = new ArrayList<>();
                    for (int left = in.readInt(); left > 0; left--) {
                        targets.add(new Target(in.readLong(), in.readDouble(), in.readBoolean()));
                    }
                    List<Answer> answers = new ArrayList<>();
                    for (int i = 0; i < Contender.COUNT; i++) {
                        long[] items = new long[in.readInt()];
                        answers.add(new Answer(items, readShares(items, in)));
                    }
                    long[] items = new long[in.readInt()];
                    return new TestCase(targets, answers, items, readShares(items, in));
                }
            };

    private static void writeItems(long[] items, float[] shares, DataOutput out)
            throws IOException {
        out.writeInt(items.length);
        for (int i = 0; i < items.length; i++) {
            out.writeLong(items[i]);
            out.writeFloat(shares[i]);
        }
    }

    private static float[] readShares(long[] items, DataInput in) throws IOException {
        float[] shares = new float[items.length];
        for (int i = 0; i < items.length; i++) {
            items[i] = in.readLong();
            shares[i] = in.readFloat();
        }
        return shares;
    }
}
