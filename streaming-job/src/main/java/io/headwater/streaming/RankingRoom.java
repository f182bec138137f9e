package io.headwater.streaming;

import io.headwater.candidate.CandidatePool;
import io.headwater.candidate.ListRequest;
import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.configuration.RankingConfiguration;
import io.headwater.dataflow.Room;
import io.headwater.dataflow.StreamTypes;
import io.headwater.item.TrendingStep;
import io.headwater.neighbour.SeedAnswer;
import io.headwater.neighbour.SeedQuery;
import io.headwater.ranking.BoardNotice;
import io.headwater.ranking.ListMaker;
import io.headwater.ranking.Ranker;
import io.headwater.ranking.RankingState;
import io.headwater.ranking.ShadowList;
import io.headwater.ranking.UserLists;
import io.headwater.recommendation.Outcome;
import io.headwater.recommendation.Recommendation;
import io.headwater.recommendation.ServedFeatures;
import io.headwater.serialization.Block;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Room 5, by user: gathers the seeds' answers, lets the event judge the list before, makes the new list. What every slot must know,
 * trending lists, availability and models, comes by broadcast.
 */
public final class RankingRoom extends Room<String, RankingState, Recommendation>
        implements TwoInputStreamOperator<SeedAnswer, BoardNotice, Recommendation> {
    /** What events said of the lists before them. */
    public static final OutputTag<Outcome> OUTCOMES =
            new OutputTag<>("outcomes", StreamTypes.OUTCOME);

    /** What lists were ranked by, where the configuration names a topic for it. */
    public static final OutputTag<ServedFeatures> FEATURES =
            new OutputTag<>("features", StreamTypes.SERVED_FEATURES);

    private static final long serialVersionUID = 1L;

    private final HeadwaterConfiguration configuration;
    private transient SlotState slot;
    private transient CandidatePool pool;
    private transient ListMaker maker;
    private transient RankingMetrics rankingMetrics;

    /** Where lists wait for the step before them: the user of each that is not made, in the order in which their requests came. */
    private transient Deque<String> waiting;

    public RankingRoom(HeadwaterConfiguration configuration) {
        super("ranking", RankingState.FORMAT, configuration.state(), 3);
        this.configuration = configuration;
    }

    @Override
    protected RankingState emptyState() {
        return new RankingState();
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        slot = SlotState.restore(context, configuration);
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        slot.snapshot();
    }

    @Override
    public void open() throws Exception {
        super.open();
        RankingConfiguration ranking = configuration.ranking();
        pool = new CandidatePool(ranking.pool());
        maker = new ListMaker(configuration.rules(), ranking.pool());
        rankingMetrics = new RankingMetrics(getMetricGroup());
        getMetricGroup().gauge("champion", () -> slot.rankers().champion().version().label());
        waiting = new ArrayDeque<>();
        if (slot.makesListsWait()) {
            List<SeedQuery> requests = new ArrayList<>();
            for (String userId : keys()) {
                setCurrentKey(userId);
                requests.addAll(state().get(userId).pending().requests());
            }
            requests.sort(Comparator.comparingLong(SeedQuery::asOfMillis));
            requests.forEach(request -> waiting.add(request.userId()));
        }
    }

    @Override
    public void processElement1(StreamRecord<SeedAnswer> element) throws Exception {
        SeedAnswer answer = element.getValue();
        String userId = answer.query().userId();
        RankingState user = state().change(userId);
        user.pending().add(answer);
        if (!slot.makesListsWait()) {
            makeComplete(user);
        } else {
            if (answer.query().request() != null) {
                waiting.add(userId);
            }
            makeWaiting();
        }
    }

    @Override
    public void processElement2(StreamRecord<BoardNotice> element) throws Exception {
        slot.learn(element.getValue());
        makeWaiting();
    }

    /** Makes lists in the order of their requests, whosever they are: the formula learns in this order. */
    private void makeWaiting() throws Exception {
        while (!waiting.isEmpty()) {
            setCurrentKey(waiting.peek());
            if (!makeNext(state().change(waiting.peek()))) {
                return;
            }
            waiting.remove();
        }
    }

    private void makeComplete(RankingState user) {
        boolean made = true;
        while (made) {
            made = makeNext(user);
        }
    }

    /** Makes the user's next list if all its answers have come, and the step before it. */
    private boolean makeNext(RankingState user) {
        List<SeedAnswer> answers = user.pending().peek();
        if (answers == null) {
            return false;
        }
        long asOf = answers.get(0).query().asOfMillis();
        if (!slot.knowsBoardAt(asOf)) {
            return false;
        }
        makeList(answers, user, slot.boardAt(asOf));
        user.pending().remove();
        return true;
    }

    private void makeList(List<SeedAnswer> answers, RankingState user, TrendingStep trending) {
        long start = System.nanoTime();
        ListRequest request = Block.decode(ListRequest.FORMAT, answers.get(0).query().request());
        judge(request, user.lists());
        Ranker shadow = slot.rankers().shadow();
        ShadowList shadowList = null;
        if (shadow != null) {
            pool.form(request, answers, trending, shadow.precision());
            shadowList = maker.imagine(pool, shadow, slot.availability());
        }
        Ranker ranker = slot.rankers().of(request.userId());
        pool.form(request, answers, trending, ranker.precision());
        Recommendation list =
                maker.make(
                        pool,
                        ranker,
                        trending,
                        slot.availability(),
                        user.lists(),
                        System.currentTimeMillis());
        user.lists().show(shadowList);
        if (!configuration.kafka().topics().features().isEmpty()) {
            output.collect(
                    FEATURES,
                    new StreamRecord<>(ServedFeatures.of(list, pool), request.asOfMillis()));
        }
        rankingMetrics.count(list, System.nanoTime() - start);
        output.collect(new StreamRecord<>(list, request.asOfMillis()));
    }

    /** Lets the event behind a request judge the list before it. */
    private void judge(ListRequest request, UserLists lists) {
        if (request.cause() == null || !request.cause().positive()) {
            return;
        }
        Outcome outcome = lists.judge(request.userId(), request.cause(), slot.formula());
        if (outcome == null) {
            return;
        }
        emit(outcome, request);
        Outcome shadow = lists.judgeShadow(outcome);
        if (shadow != null) {
            emit(shadow, request);
        }
    }

    private void emit(Outcome outcome, ListRequest request) {
        rankingMetrics.count(outcome);
        output.collect(OUTCOMES, new StreamRecord<>(outcome, request.asOfMillis()));
    }
}
