package io.headwater.dataflow;

import io.headwater.candidate.CandidatePool;
import io.headwater.candidate.ListAnswers;
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
import io.headwater.neighbour.AnswerMaker;
import io.headwater.neighbour.FollowerMessage;
import io.headwater.neighbour.Followers;
import io.headwater.neighbour.NeighbourList;
import io.headwater.neighbour.NeighbourMessage;
import io.headwater.neighbour.Pairs;
import io.headwater.neighbour.SecondHop;
import io.headwater.neighbour.SeedAnswer;
import io.headwater.neighbour.SeedQuery;
import io.headwater.neighbour.ToldFollowers;
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
    private final Map<String, ToldFollowers> followers = new HashMap<>();
    private final Map<String, UserLists> lists = new HashMap<>();
    private final TrendingBoard board;
    private final SecondHop secondHop;
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
        this.secondHop = SecondHop.of(configuration.neighbours());
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
                                ListRequest.Cause.of(event)),
                        OrderKey.withPhase(OrderKey.of(event), OrderKey.QUERY));
        if (event.isPositive()) {
            long orderKey = OrderKey.withPhase(OrderKey.of(event), OrderKey.UPDATE);
            Pairs.of(
                    profile,
                    event,
                    snapshot,
                    configuration.neighbours().depth(),
                    update -> update(update, orderKey));
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
                        request),
                OrderKey.withPhase(OrderKey.of(request.timestampMillis()), OrderKey.QUERY));
    }

    /** What events have said of lists so far. */
    public List<Outcome> outcomes() {
        return outcomes;
    }

    private Recommendation make(ListRequest request, long orderKey) {
        UserLists shown = lists.computeIfAbsent(request.userId(), id -> new UserLists());
        if (request.cause() != null && request.cause().positive()) {
            Outcome outcome = shown.judge(request.userId(), request.cause(), formula);
            if (outcome != null) {
                outcomes.add(outcome);
            }
        }
        ListAnswers answers = new ListAnswers();
        for (NeighbourMessage question : rules.questions(request)) {
            ask(question, orderKey, answers);
        }
        pool.form(request, answers.inOrder(), step, ranker.precision());
        return maker.make(pool, ranker, step, availability, shown, 0);
    }

    private void ask(NeighbourMessage question, long orderKey, ListAnswers answers) {
        SeedQuery query = question.query();
        NeighbourList list = neighbours.get(question.key());
        if (query.seeds() == 0 || list == null || list.size() == 0) {
            answers.add(SeedAnswer.empty(query));
            return;
        }
        List<FollowerMessage> further = secondHop.questions(list, query);
        int most = configuration.neighbours().answer();
        answers.add(new AnswerMaker(most).answer(list, query, further.size()));
        for (FollowerMessage asked : further) {
            ToldFollowers told = followers.get(asked.key());
            Followers known = told == null ? null : told.at(orderKey);
            answers.add(
                    known == null
                            ? SeedAnswer.empty(asked.query())
                            : SeedAnswer.of(known, asked.query(), halfLifeMillis()));
        }
    }

    private void update(NeighbourMessage message, long orderKey) {
        NeighbourList list =
                neighbours.computeIfAbsent(
                        message.key(),
                        id ->
                                new NeighbourList(
                                        configuration.neighbours().capacity(), halfLifeMillis()));
        if (message.visit() != null) {
            list.fold(message.visit());
            return;
        }
        Followers told = secondHop.fold(list, message.pair());
        if (told != null) {
            followers
                    .computeIfAbsent(message.key(), id -> new ToldFollowers())
                    .tell(told, orderKey);
        }
    }

    private long halfLifeMillis() {
        return configuration.neighbours().halfLife().toMillis();
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
