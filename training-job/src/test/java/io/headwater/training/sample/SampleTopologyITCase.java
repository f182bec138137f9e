package io.headwater.training.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.dataflow.StreamTypes;
import io.headwater.event.CatalogueRecord;
import io.headwater.event.Event;
import io.headwater.event.EventType;
import io.headwater.event.Origin;
import io.headwater.event.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;

class SampleTopologyITCase {
    private static final HeadwaterConfiguration DEFAULTS = HeadwaterConfiguration.defaults();
    private static final long START = 1_767_225_600_000L;
    private static final int EVENTS = 3000;

    private final List<Event> whole = log();

    @Test
    void whatComesAfterARequestChangesNoFeatureNoCandidateAndNoNegativeOfIt() throws Exception {
        long cut = whole.get(EVENTS * 3 / 4).timestampMillis();
        List<String> before =
                samples(whole.stream().filter(event -> event.timestampMillis() < cut).toList());

        List<String> all = samples(whole);

        assertThat(before).hasSizeGreaterThan(500);
        assertThat(all).hasSizeGreaterThan(before.size() + 200);
        assertThat(all.subList(0, before.size())).isEqualTo(before);
    }

    /** The cuts are given, not taken from what is there. */
    private static TimeSplit split(List<Event> events) {
        return new TimeSplit(
                events.get(EVENTS / 10).timestampMillis(),
                events.get(EVENTS / 5).timestampMillis(),
                events.get(EVENTS / 2).timestampMillis(),
                events.get(EVENTS * 2 / 3).timestampMillis(),
                Long.MAX_VALUE,
                new TimeSplit.Audit(START, START, 0),
                1,
                1);
    }

    private List<String> samples(List<Event> events) throws Exception {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(2);
        environment.setRuntimeMode(RuntimeExecutionMode.BATCH);
        DataStream<Event> log = environment.fromData(events, StreamTypes.EVENT);
        DataStream<CatalogueRecord> items =
                environment.fromData(catalogue(), StreamTypes.CATALOGUE_RECORD);
        DataStream<Rejection> none =
                log.filter(event -> false).map(event -> null, StreamTypes.REJECTION);
        try (CloseableIterator<SampleLines.Lines> lines =
                SampleTopology.build(
                                DEFAULTS,
                                split(whole),
                                log,
                                items,
                                none,
                                new SampleLines(),
                                TypeInformation.of(SampleLines.Lines.class))
                        .executeAndCollect()) {
            return lines.next().lines();
        }
    }

    /** All facts of one moment: the rooms may hand them on in any order. */
    private static List<CatalogueRecord> catalogue() {
        return IntStream.range(0, 150)
                .mapToObj(
                        item -> new CatalogueRecord("i" + item, "c" + item % 7, item, true, START))
                .toList();
    }

    private static List<Event> log() {
        Random random = new Random(6);
        List<Event> events = new ArrayList<>();
        long time = START;
        for (int i = 0; i < EVENTS; i++) {
            time += 1 + random.nextInt(60_000);
            int user = random.nextInt(40);
            int item = (user * 3 + (int) Math.abs(random.nextGaussian() * 12)) % 150;
            events.add(
                    new Event(
                            "e" + i,
                            "u" + user,
                            "i" + item,
                            EventType.VIEW,
                            time,
                            "c" + item % 7,
                            item,
                            false,
                            new Origin("events", 0, i, time, null, null)));
        }
        return events;
    }
}
