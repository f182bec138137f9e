package io.headwater.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.configuration.ConfigurationReader;
import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.dataflow.Decode;
import io.headwater.dataflow.ForbiddenItems;
import io.headwater.dataflow.PlainHouse;
import io.headwater.dataflow.RandomShop;
import io.headwater.dataflow.StreamTypes;
import io.headwater.event.CatalogueDecoder;
import io.headwater.event.CatalogueRecord;
import io.headwater.event.Event;
import io.headwater.event.EventDecoder;
import io.headwater.event.Origin;
import io.headwater.event.RecommendationRequest;
import io.headwater.event.RequestDecoder;
import io.headwater.recommendation.Recommendation;
import io.headwater.recommendation.RecommendedItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * No forbidden item is shown after the job knew. Facts of a user are known with the list after their event. What the catalogue says is
 * known, at the latest, when a list shows an item that the catalogue told of later: both took the same way.
 */
class FiltersITCase {
    private static final long SEED = 31;
    private static final int RECORDS = 4000;
    private static final int CAP = 4;
    private static final HeadwaterConfiguration CONFIGURATION =
            ConfigurationReader.read(
                    "",
                    List.of(
                            "rules.bought-within=3 d",
                            "rules.category-cap=" + CAP,
                            "trending.step=1 ms",
                            "state.hot-keys=3"));

    @RegisterExtension static final MiniClusterExtension CLUSTER = Environments.cluster(1);

    private final Map<String, Event> events = new HashMap<>();
    private final Map<String, RecommendationRequest> requests = new HashMap<>();
    private final List<CatalogueRecord> catalogue = new ArrayList<>();
    private final ForbiddenItems forbidden = new ForbiddenItems(Duration.ofDays(3).toMillis(), CAP);
    private int known;
    private int withdrawalsKnown;

    @Test
    void nothingForbiddenIsShownAfterTheJobKnew() throws Exception {
        List<Recommendation> lists = run(records());

        assertThat(lists).hasSize(events.size() + requests.size());
        for (Recommendation list : lists) {
            RecommendationRequest request = requests.get(list.requestId());
            if (request == null) {
                forbidden.know(events.get(list.eventId()));
            }
            learnFromMarkers(list);
            List<String> wrong =
                    request == null
                            ? forbidden.violations(list, 20, Set.of())
                            : forbidden.violations(list, request.limit(), request.exclude());
            wrong.removeIf(what -> isBackByThen(what, list));
            assertThat(wrong)
                    .as("seed %d, list %s %s", SEED, list.eventId(), list.requestId())
                    .isEmpty();
        }
        assertThat(withdrawalsKnown).as("withdrawals that markers told of").isGreaterThan(100);
    }

    /** Records of all topics, played in the plain house for lists that steer what is forbidden. */
    private List<Origin> records() throws Exception {
        EventDecoder eventDecoder = new EventDecoder(CONFIGURATION.intake());
        CatalogueDecoder catalogueDecoder = new CatalogueDecoder(CONFIGURATION.intake());
        RequestDecoder requestDecoder = new RequestDecoder(20);
        RandomShop shop = new RandomShop(SEED);
        PlainHouse house = new PlainHouse(CONFIGURATION);
        List<Origin> records = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            Origin origin = shop.next();
            records.add(origin);
            switch (origin.topic()) {
                case "events" -> {
                    Event event = eventDecoder.decode(origin);
                    events.put(event.eventId(), event);
                    shop.shows(house.accept(event));
                }
                case "items" -> {
                    catalogue.add(catalogueDecoder.decode(origin));
                    house.accept(catalogue.get(catalogue.size() - 1));
                }
                default -> {
                    RecommendationRequest request = requestDecoder.decode(origin);
                    requests.put(request.requestId(), request);
                    shop.shows(house.answer(request));
                }
            }
        }
        return records;
    }

    private void learnFromMarkers(Recommendation list) {
        Set<String> shown = new HashSet<>();
        list.items().stream().map(RecommendedItem::itemId).forEach(shown::add);
        for (int i = catalogue.size() - 1; i >= known; i--) {
            if (shown.contains(catalogue.get(i).itemId())
                    && catalogue.get(i).itemId().startsWith(RandomShop.MARKER)) {
                for (; known <= i; known++) {
                    forbidden.know(catalogue.get(known));
                    withdrawalsKnown += catalogue.get(known).available() ? 0 : 1;
                }
            }
        }
    }

    /** The job may know of a return before a marker tells. */
    private boolean isBackByThen(String what, Recommendation list) {
        return what.startsWith("gone ")
                && catalogue.subList(known, catalogue.size()).stream()
                        .anyMatch(
                                fact ->
                                        what.equals("gone " + fact.itemId())
                                                && fact.available()
                                                && fact.timestampMillis()
                                                        <= list.eventTimeMillis());
    }

    private static List<Recommendation> run(List<Origin> records) throws Exception {
        StreamExecutionEnvironment environment = Environments.of(1, RuntimeExecutionMode.STREAMING);
        DataStream<Origin> origins =
                environment.fromData(records, StreamTypes.ORIGIN).uid("source");
        StreamingTopology.Outputs outputs =
                StreamingTopology.build(
                        CONFIGURATION,
                        decode(
                                origins,
                                "events",
                                StreamTypes.EVENT,
                                () -> new EventDecoder(CONFIGURATION.intake())::decode),
                        decode(
                                origins,
                                "items",
                                StreamTypes.CATALOGUE_RECORD,
                                () -> new CatalogueDecoder(CONFIGURATION.intake())::decode),
                        decode(
                                origins,
                                "recommendation-requests",
                                StreamTypes.REQUEST,
                                () -> new RequestDecoder(20)::decode),
                        null);
        List<Recommendation> lists = new ArrayList<>();
        try (CloseableIterator<Recommendation> collected =
                outputs.recommendations().executeAndCollect("filters")) {
            collected.forEachRemaining(lists::add);
        }
        return lists;
    }

    private static <T> DataStream<T> decode(
            DataStream<Origin> origins,
            String topic,
            TypeInformation<T> type,
            Decode.Factory<T> decoder) {
        return origins.filter(origin -> origin.topic().equals(topic))
                .uid("filter-" + topic)
                .process(new Decode<>(decoder), type)
                .uid("decode-" + topic);
    }
}
