package io.headwater.training.sample;

import io.headwater.candidate.Precision;
import io.headwater.dataflow.StreamTypes;
import io.headwater.event.Rejection;
import io.headwater.training.evaluation.Fingerprints;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** What the leak audit's replay keeps of its samples. */
final class Fingerprinting implements SampleConsumer<Fingerprints> {
    static final TypeInformation<Fingerprints> TYPE =
            StreamTypes.type("fingerprints", Fingerprints.class, Fingerprints.FORMAT);

    private static final long serialVersionUID = 1L;

    private transient Fingerprints samples;

    @Override
    public void open(RuntimeContext context) {
        samples = new Fingerprints();
    }

    @Override
    public void accept(Sample sample) {
        if (sample.slice() == Slice.AUDIT) {
            samples.add(sample.requestId(), sample.fingerprint());
        }
    }

    @Override
    public void refuse(Rejection rejection) {}

    @Override
    public Fingerprints finish(Precision table, int catalogueItems) {
        return samples;
    }
}
