package io.headwater.streaming;

import static io.headwater.streaming.GatheredLists.differing;
import static io.headwater.streaming.GatheredLists.differingAnswers;
import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.configuration.ConfigurationReader;
import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.event.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a list is made of is the same in batch and in stream; where it is not promised, the share that differs is printed. */
class ParityITCase {
    private static final long SEED = 5;
    private static final int EVENTS = 1500;

    /** A small heap, so that values go through the backend's bytes all the time. */
    private static final HeadwaterConfiguration CONFIGURATION =
            ConfigurationReader.read("", List.of("state.hot-keys=3"));

    @RegisterExtension static final MiniClusterExtension CLUSTER = Environments.cluster(2);

    @Test
    void ofDistinctTimesBatchOverShuffledInputEqualsTheStreamInOneSlotBitForBit() throws Exception {
        List<Event> events = RandomLog.of(SEED, EVENTS);
        GatheredLists stream = stream(events, 1);
        GatheredLists batch = batch(events);
        GatheredLists twoSlots = stream(events, 2);

        assertThat(stream.users()).hasSize(EVENTS);
        assertThat(stream.candidates()).hasSizeGreaterThan(40 * EVENTS);
        assertThat(stream.answers().keySet())
                .filteredOn(name -> !name.endsWith(" hop 0"))
                .hasSizeGreaterThan(500);
        assertSame(batch, stream);
        assertThat(differing(twoSlots.users(), stream.users()))
                .as("seed %d: features of users do not depend on the parallelism", SEED)
                .isZero();
        print("distinct times, two slots against one, a log at full speed", twoSlots, stream);
        print(
                "distinct times, two slots against one, 300 events/s",
                GatheredLists.run(CONFIGURATION, new Paced(), EVENTS, 300, 2),
                stream);
    }

    @Test
    void ofBasketsToo() throws Exception {
        List<Event> events = RandomLog.ofBaskets(SEED, EVENTS);
        GatheredLists stream = stream(events, 1);
        GatheredLists batch = batch(events);
        GatheredLists twoSlots = stream(events, 2);

        assertSame(batch, stream);
        assertThat(differing(twoSlots.users(), stream.users())).as("seed %d", SEED).isZero();
        print("baskets, two slots against one, a log at full speed", twoSlots, stream);
    }

    /** The same events for a source that keeps to a rate. */
    private static final class Paced implements GeneratorFunction<Long, Event> {
        private static final long serialVersionUID = 1L;

        private transient List<Event> events;

        @Override
        public void open(SourceReaderContext context) {
            events = RandomLog.of(SEED, EVENTS);
        }

        @Override
        public Event map(Long index) {
            return events.get(index.intValue());
        }
    }

    private static GatheredLists stream(List<Event> events, int parallelism) throws Exception {
        return GatheredLists.run(
                CONFIGURATION, events, RuntimeExecutionMode.STREAMING, parallelism);
    }

    private static GatheredLists batch(List<Event> events) throws Exception {
        List<Event> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(SEED));
        return GatheredLists.run(CONFIGURATION, shuffled, RuntimeExecutionMode.BATCH, 2);
    }

    private static void assertSame(GatheredLists batch, GatheredLists stream) {
        assertThat(differing(batch.users(), stream.users())).as("users, seed %d", SEED).isZero();
        assertThat(differingAnswers(batch, stream)).as("answers, seed %d", SEED).isZero();
        assertThat(differing(batch.candidates(), stream.candidates()))
                .as("candidates and their features, seed %d", SEED)
                .isZero();
    }

    private static void print(String what, GatheredLists left, GatheredLists right) {
        System.out.printf(
                "%s: %.2f %% of the users' vectors differ, %.2f %% of the answers, %.2f %% of the"
                        + " candidates' vectors (seed %d)%n",
                what,
                100 * differing(left.users(), right.users()),
                100 * differingAnswers(left, right),
                100 * differing(left.candidates(), right.candidates()),
                SEED);
    }
}
