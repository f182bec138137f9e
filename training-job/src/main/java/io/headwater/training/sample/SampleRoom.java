package io.headwater.training.sample;

import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.neighbour.SeedAnswer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * The training job's last room, under one constant key: lets requests and changes of items pass by in the order of their keys,
 * makes samples and hands them on. Batch sorts for it, so it holds no more than the requests of one key at a time.
 *
 * @param <R> what comes of the samples
 */
final class SampleRoom<R> extends AbstractStreamOperator<R>
        implements OneInputStreamOperator<SampleMessage, R>, BoundedOneInput {
    private static final long serialVersionUID = 1L;

    private final HeadwaterConfiguration configuration;
    private final TimeSplit split;
    private final SampleConsumer<R> consumer;
    private transient SampleMaker maker;
    private transient SampleCounts counts;
    private transient Map<String, List<Label>> labels;
    private transient Map<String, Gathering> gathering;
    private transient List<Gathering> complete;
    private transient long orderKey;

    SampleRoom(HeadwaterConfiguration configuration, TimeSplit split, SampleConsumer<R> consumer) {
        this.configuration = configuration;
        this.split = split;
        this.consumer = consumer;
    }

    @Override
    public void open() throws Exception {
        super.open();
        counts = new SampleCounts(getMetricGroup());
        labels = new HashMap<>();
        gathering = new LinkedHashMap<>();
        complete = new ArrayList<>();
        orderKey = Long.MIN_VALUE;
        consumer.open(getRuntimeContext());
        maker = new SampleMaker(configuration, split, consumer.champion(), counts);
    }

    @Override
    public void close() throws Exception {
        consumer.close();
        super.close();
    }

    @Override
    public void processElement(StreamRecord<SampleMessage> element) throws Exception {
        if (element.getTimestamp() != orderKey) {
            sampleComplete();
            orderKey = element.getTimestamp();
        }
        SampleMessage message = element.getValue();
        if (message.change() != null) {
            maker.learn(message.change());
        } else if (message.label() != null) {
            labels.computeIfAbsent(message.label().requestId(), id -> new ArrayList<>())
                    .add(message.label());
        } else if (message.answer() != null) {
            gather(message.answer());
        } else if (message.rejection() != null) {
            consumer.refuse(message.rejection());
        } else {
            consumer.compare(message.shorter());
        }
    }

    private void gather(SeedAnswer answer) {
        String list = answer.query().userId() + ' ' + answer.query().listNumber();
        Gathering gathered = gathering.computeIfAbsent(list, id -> new Gathering());
        if (gathered.add(answer)) {
            complete.add(gathering.remove(list));
        }
    }

    /** Samples what has come with the key that has passed; several requests with one key go by their ids. */
    private void sampleComplete() throws Exception {
        complete.sort(Comparator.comparing(gathered -> gathered.request().requestId()));
        for (Gathering gathered : complete) {
            List<Label> turnedTo = labels.remove(gathered.request().requestId());
            if (turnedTo != null) {
                turnedTo.forEach(gathered::add);
            }
            Sample sample = maker.sample(gathered);
            if (sample != null) {
                consumer.accept(sample);
            }
        }
        complete.clear();
    }

    @Override
    public void endInput() throws Exception {
        sampleComplete();
        LOG.info("{}: {}", getOperatorName(), counts);
        output.collect(new StreamRecord<>(consumer.finish(maker.table(), maker.catalogueItems())));
    }
}
