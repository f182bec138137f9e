package io.headwater.dataflow;

import io.headwater.candidate.CandidatePool;
import io.headwater.candidate.ListRequest;
import io.headwater.candidate.ListRules;
import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.event.AcceptedEvent;
import io.headwater.event.CatalogueRecord;
import io.headwater.event.Event;
import io.headwater.event.Intake;
import io.headwater.event.RecommendationRequest;
import io.headwater.item.ItemChange;
import io.headwater.item.ItemStats;
import io.headwater.item.TrendingBoard;
import io.headwater.item.TrendingStep;
import io.headwater.neighbour.NeighbourList;
import io.headwater.neighbour.NeighbourMessage;
import io.headwater.neighbour.Pairs;
import io.headwater.neighbour.SeedAnswer;
import io.headwater.profile.UserProfile;
import io.headwater.ranking.Availability;
import io.headwater.ranking.FormulaRanker;
import io.headwater.ranking.ListMaker;
import io.headwater.ranking.Ranker;
import io.headwater.ranking.UserLists;
import io.headwater.recommendation.Outcome;
import io.headwater.recommendation.Recommendation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The five rooms in one thread and in plain maps: what the topology must equal, and a quick way to measure the formula. */
public final class PlainHouse {
    private final HeadwaterConfiguration configuration;
    private final ListRules rules;
    private final Map<String, Intake> intakes = new HashMap<>();
    private final Map<String, ItemStats> items = new HashMap<>();
    private final Map<String, UserProfile> profiles = new HashMap<>();
    private final Map<String, Long> listNumbers = new HashMap<>();
    private final Map<String, NeighbourList> neighbours = new HashMap<>();
    private final Map<String, UserLists> lists = new HashMap<>();
    private final TrendingBoard board;
    private final FormulaRanker formula;
    private final CandidatePool pool;
    private final ListMaker maker;
    private final Availability availability = new Availability();
    private final List<Outcome> outcomes = new ArrayList<>();
    private Ranker ranker;
    private TrendingStep step = TrendingStep.NONE;

    public PlainHouse(HeadwaterConfiguration configuration) {
        this.configuration = configuration;
        this.rules = ListRules.of(configuration);
        this.board =
                new TrendingBoard(
                        configuration.trending().step().toMillis(),
                        configuration.trending().length());
        this.formula = new FormulaRanker(configuration.ranking().learningRate());
        this.ranker = formula;
        this.pool = new CandidatePool(configuration.ranking().pool());
        this.maker = new ListMaker(configuration.rules(), configuration.ranking().pool());
    }

    /** Ranks with another ranker from now on; the formula goes on learning. */
    public void rankWith(Ranker other) {
        ranker = other;
    }

    /** Takes an event in and gives the list after it, null for one that the intake refuses. */
    public Recommendation accept(Event event) {
        Intake intake = intakes.computeIfAbsent(event.userId(), id -> new Intake());
        if (intake.judge(event, configuration.intake()) != Intake.Verdict.ACCEPT) {
            return null;
        }
        AcceptedEvent accepted = intake.accept(event, configuration.intake());
        moveTime(event.timestampMillis());
        ItemStats stats = items.computeIfAbsent(event.itemId(), ItemStats::new);
        stats.fold(accepted);
        byte[] snapshot = stats.snapshot();
        if (event.isPositive()) {
            board.fold(new ItemChange(event.timestampMillis(), false, snapshot));
        }
        UserProfile profile = profile(event.userId());
        profile.fold(accepted, snapshot);
        Recommendation list =
                make(
                        rules.afterEvent(
                                event.userId(),
                                nextList(event.userId()),
                                profile,
                                ListRequest.Cause.of(event)));
        if (event.isPositive()) {
            Pairs.of(profile, event, snapshot, configuration.neighbours().depth(), this::update);
        }
        return list;
    }

    /** Takes a catalogue record in. */
    public void accept(CatalogueRecord record) {
        moveTime(record.timestampMillis());
        ItemStats stats = items.computeIfAbsent(record.itemId(), ItemStats::new);
        boolean changed = stats.fold(record);
        if (changed) {
            availability.learn(record.itemId(), stats.available(), record.timestampMillis());
        }
        board.fold(new ItemChange(record.timestampMillis(), changed, stats.snapshot()));
    }

    public Recommendation answer(RecommendationRequest request) {
        moveTime(request.timestampMillis());
        return make(
                rules.forRequest(
                        request.userId(),
                        nextList(request.userId()),
                        profile(request.userId()),
                        request));
    }

    /** What events have said of lists so far. */
    public List<Outcome> outcomes() {
        return outcomes;
    }

    private Recommendation make(ListRequest request) {
        UserLists shown = lists.computeIfAbsent(request.userId(), id -> new UserLists());
        if (request.cause() != null && request.cause().positive()) {
            Outcome outcome = shown.judge(request.userId(), request.cause(), formula);
            if (outcome != null) {
                outcomes.add(outcome);
            }
        }
        List<SeedAnswer> answers = new ArrayList<>();
        for (NeighbourMessage question : rules.questions(request)) {
            NeighbourList list = neighbours.get(question.key());
            boolean asks = question.query().seeds() > 0 && list != null && list.size() > 0;
            answers.add(
                    asks
                            ? SeedAnswer.of(
                                    list, question.query(), configuration.neighbours().answer())
                            : SeedAnswer.empty(question.query()));
        }
        pool.form(request, answers, step, ranker.precision());
        return maker.make(pool, ranker, step, availability, shown, 0);
    }

    private void update(NeighbourMessage message) {
        NeighbourList list =
                neighbours.computeIfAbsent(
                        message.key(),
                        id ->
                                new NeighbourList(
                                        configuration.neighbours().capacity(),
                                        configuration.neighbours().halfLife().toMillis()));
        if (message.pair() != null) {
            list.fold(message.pair());
        } else {
            list.fold(message.visit());
        }
    }

    private void moveTime(long timeMillis) {
        TrendingStep closed = board.advance(timeMillis);
        step = closed == null ? step : closed;
    }

    private UserProfile profile(String userId) {
        return profiles.computeIfAbsent(
                userId, id -> new UserProfile(configuration.state().ownItems()));
    }

    private long nextList(String userId) {
        return listNumbers.merge(userId, 1L, Long::sum) - 1;
    }
}
