package io.headwater.dataflow;

import io.headwater.candidate.CandidatePool;
import io.headwater.candidate.ListRequest;
import io.headwater.candidate.ListRules;
import io.headwater.comparison.Proposal;
import io.headwater.comparison.Trial;
import io.headwater.comparison.Trials;
import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.configuration.RulesConfiguration;
import io.headwater.event.AcceptedEvent;
import io.headwater.event.CatalogueRecord;
import io.headwater.event.Event;
import io.headwater.event.EventFormats;
import io.headwater.event.EventType;
import io.headwater.event.Intake;
import io.headwater.event.Origin;
import io.headwater.event.RecommendationRequest;
import io.headwater.event.Rejection;
import io.headwater.item.ItemChange;
import io.headwater.item.ItemStats;
import io.headwater.item.PopularItems;
import io.headwater.item.TrendingBoard;
import io.headwater.item.TrendingStep;
import io.headwater.neighbour.AnswerMaker;
import io.headwater.neighbour.FollowerMessage;
import io.headwater.neighbour.Followers;
import io.headwater.neighbour.NeighbourList;
import io.headwater.neighbour.NeighbourMessage;
import io.headwater.neighbour.PairUpdate;
import io.headwater.neighbour.SecondHop;
import io.headwater.neighbour.SeedAnswer;
import io.headwater.neighbour.SeedQuery;
import io.headwater.neighbour.ToldFollowers;
import io.headwater.neighbour.VisitUpdate;
import io.headwater.profile.UserProfile;
import io.headwater.ranking.Availability;
import io.headwater.ranking.BoardNotice;
import io.headwater.ranking.FormulaRanker;
import io.headwater.ranking.ListMaker;
import io.headwater.ranking.RankingState;
import io.headwater.recommendation.ModelVersion;
import io.headwater.recommendation.Outcome;
import io.headwater.recommendation.Recommendation;
import io.headwater.recommendation.RecommendationFormats;
import io.headwater.recommendation.RecommendedItem;
import io.headwater.recommendation.ServedFeatures;
import io.headwater.serialization.Format;
import io.headwater.serialization.JournalFormat;
import java.util.List;

/** One value of every format that is kept in state or sent between rooms, every part of it filled. */
final class FormatSamples {
    static final long TIME = 1_767_225_600_000L;

    private static final HeadwaterConfiguration DEFAULTS = HeadwaterConfiguration.defaults();
    private static final Origin ORIGIN =
            new Origin("events", 3, 1_000_000, TIME + 1, new byte[] {7}, new byte[] {1, 2});
    private static final Event EVENT =
            new Event("e1", "ü", "tea", EventType.PURCHASE, TIME, "drinks", 2.5f, true, ORIGIN);
    private static final SeedQuery QUERY =
            new SeedQuery("u", 300, 0, 1, TIME + 10, new byte[] {9, 8});

    private static final SeedQuery FOLLOWER_QUERY =
            new SeedQuery("u", 300, 1, 2, TIME + 10, null, 3, 0.125f);

    /** A format and a value of it. */
    record Sample<T>(String name, Format<T> format, T value) {}

    private FormatSamples() {}

    static List<Sample<?>> all() {
        return List.of(
                new Sample<>("origin", EventFormats.ORIGIN, ORIGIN),
                new Sample<>("event", EventFormats.EVENT, EVENT),
                new Sample<>("accepted-event", EventFormats.ACCEPTED, accepted(EVENT, 200, 2)),
                new Sample<>("catalogue-record", EventFormats.CATALOGUE, catalogue()),
                new Sample<>("request", EventFormats.REQUEST, request()),
                new Sample<>("rejection", EventFormats.REJECTION, rejection()),
                new Sample<>(
                        "item-message", ItemMessage.FORMAT, new ItemMessage(null, catalogue())),
                new Sample<>(
                        "item-change",
                        ItemChange.FORMAT,
                        new ItemChange(TIME, true, snapshot("tea"))),
                new Sample<>(
                        "user-message",
                        UserMessage.FORMAT,
                        UserMessage.of(accepted(EVENT, 1, 0), snapshot("tea"))),
                new Sample<>(
                        "neighbour-message",
                        NeighbourMessage.FORMAT,
                        NeighbourMessage.of("tea", QUERY)),
                new Sample<>(
                        "neighbour-message-pair",
                        NeighbourMessage.FORMAT,
                        NeighbourMessage.of("tea", pair("cup"))),
                new Sample<>(
                        "neighbour-message-visit",
                        NeighbourMessage.FORMAT,
                        NeighbourMessage.of("tea", visit())),
                new Sample<>(
                        "follower-message",
                        FollowerMessage.FORMAT,
                        new FollowerMessage("tea", FOLLOWER_QUERY, null)),
                new Sample<>(
                        "follower-message-told",
                        FollowerMessage.FORMAT,
                        FollowerMessage.of("tea", followers())),
                new Sample<>(
                        "seed-answer",
                        SeedAnswer.FORMAT,
                        new AnswerMaker(30).answer(neighbours(), QUERY, 2)),
                new Sample<>(
                        "seed-answer-second-hop",
                        SeedAnswer.FORMAT,
                        SeedAnswer.of(followers(), FOLLOWER_QUERY, halfLifeMillis())),
                new Sample<>(
                        "board-notice", BoardNotice.FORMAT, BoardNotice.of("tea", false, TIME)),
                new Sample<>("board-notice-step", BoardNotice.FORMAT, BoardNotice.of(step())),
                new Sample<>("popular-items", PopularItems.FORMAT, popular()),
                new Sample<>(
                        "recommendation", RecommendationFormats.RECOMMENDATION, recommendation()),
                new Sample<>("outcome", RecommendationFormats.OUTCOME, outcome()),
                new Sample<>(
                        "served-features",
                        ServedFeatures.FORMAT,
                        new ServedFeatures("u", new byte[] {'{', '}'})),
                new Sample<>("proposal", Proposal.FORMAT, Trials.PROPOSAL),
                new Sample<>("list-request", ListRequest.FORMAT, listRequest()),
                new Sample<>("state-intake", Intake.FORMAT, intake()),
                new Sample<>("state-item", ItemStats.FORMAT, stats("tea")),
                new Sample<>("state-user", UserState.format(256), userState()),
                new Sample<>("state-neighbours", neighbourFormat(), neighbours()),
                new Sample<>("state-second-hop", ToldFollowers.FORMAT, toldFollowers()),
                new Sample<>("state-trending", TrendingBoard.format(60_000, 60), board()),
                new Sample<>("state-ranking", RankingState.FORMAT, rankingState()),
                new Sample<>("state-proposals", Trial.FORMAT, Trials.open()),
                new Sample<>("state-formula", FormulaRanker.format(0.02), formula()));
    }

    private static AcceptedEvent accepted(Event event, long sequence, int session) {
        return new AcceptedEvent(event, sequence, session, AcceptedEvent.Visit.AT_ONCE);
    }

    private static Event view(String item, long time) {
        return new Event(
                item + time, "u", item, EventType.VIEW, time, "drinks", 2.5f, false, Origin.NONE);
    }

    private static CatalogueRecord catalogue() {
        return new CatalogueRecord("tea", "drinks", 2.5f, false, TIME);
    }

    private static RecommendationRequest request() {
        return new RecommendationRequest("r", "u", 20, List.of("cup", "pot"), true, TIME);
    }

    private static Rejection rejection() {
        return new Rejection(Rejection.Reason.BAD_PRICE, "was -1", ORIGIN);
    }

    private static ItemStats stats(String item) {
        ItemStats stats = new ItemStats(item);
        stats.fold(accepted(view(item, TIME - 60_000), 0, 0));
        stats.fold(accepted(view(item, TIME), 1, 0));
        stats.fold(new CatalogueRecord(item, "drinks", 3, true, TIME));
        return stats;
    }

    private static byte[] snapshot(String item) {
        return stats(item).snapshot();
    }

    private static PairUpdate pair(String follower) {
        return new PairUpdate(TIME, EventType.CART, 0.5f, true, 0.25f, snapshot(follower));
    }

    private static VisitUpdate visit() {
        return new VisitUpdate(TIME, snapshot("tea"), List.of(snapshot("cup")), new float[] {0.5f});
    }

    private static JournalFormat<NeighbourList> neighbourFormat() {
        return NeighbourList.format(200, halfLifeMillis(), DEFAULTS.state().ttl().toMillis());
    }

    private static NeighbourList neighbours() {
        NeighbourList list = new NeighbourList(200, halfLifeMillis());
        list.fold(pair("cup"));
        list.fold(pair("pot"));
        list.fold(visit());
        return list;
    }

    private static long halfLifeMillis() {
        return DEFAULTS.neighbours().halfLife().toMillis();
    }

    private static Followers followers() {
        return SecondHop.of(DEFAULTS.neighbours()).fold(neighbours(), pair("cup"));
    }

    private static ToldFollowers toldFollowers() {
        ToldFollowers told = new ToldFollowers();
        told.tell(followers(), 7);
        told.tell(followers(), 8);
        return told;
    }

    private static TrendingBoard board() {
        TrendingBoard board = new TrendingBoard(60_000, 60);
        board.advance(TIME);
        board.fold(new ItemChange(TIME, false, snapshot("tea")));
        board.fold(new ItemChange(TIME, false, snapshot("cup")));
        return board;
    }

    private static PopularItems popular() {
        return board().advance(TIME + 3_600_000).popular();
    }

    private static TrendingStep step() {
        return board().advance(TIME + 60_000);
    }

    private static Recommendation recommendation() {
        return new Recommendation(
                "id",
                "u",
                null,
                "e1",
                TIME,
                TIME + 5,
                new ModelVersion("formula", "1", "champion"),
                List.of(new RecommendedItem("tea", 1, 0.5, "new", null)));
    }

    private static Outcome outcome() {
        return new Outcome(
                "id", "u", "e1", "tea", EventType.LIKE, TIME, ModelVersion.FORMULA, 3, 0, 99);
    }

    private static UserProfile profile() {
        UserProfile profile = new UserProfile(256);
        profile.fold(accepted(view("tea", TIME - 1), 0, 0), snapshot("tea"));
        profile.fold(accepted(view("cup", TIME), 1, 0), snapshot("cup"));
        return profile;
    }

    private static ListRequest listRequest() {
        return ListRules.of(DEFAULTS)
                .afterEvent("u", 0, profile(), ListRequest.Cause.of(view("cup", TIME)));
    }

    private static Intake intake() {
        Intake intake = new Intake();
        intake.accept(view("tea", TIME), DEFAULTS.intake());
        intake.accept(view("cup", TIME + 7_200_000), DEFAULTS.intake());
        return intake;
    }

    private static UserState userState() {
        UserState user = new UserState(profile());
        user.takeListNumber();
        user.park(UserMessage.of(accepted(view("pot", TIME), 2, 0), snapshot("pot")));
        return user;
    }

    private static RankingState rankingState() {
        RankingState state = new RankingState();
        CandidatePool pool = new CandidatePool(150);
        FormulaRanker formula = formula();
        SeedAnswer answer = new AnswerMaker(30).answer(neighbours(), QUERY, 0);
        for (int list = 0; list < 2; list++) {
            pool.form(listRequest(), List.of(answer), step(), formula.precision());
            new ListMaker(RulesConfiguration.defaults(), 150)
                    .make(pool, formula, step(), new Availability(), state.lists(), TIME);
            state.lists().judge("u", ListRequest.Cause.of(view("pot", TIME)), formula);
        }
        state.pending().add(answer);
        return state;
    }

    private static FormulaRanker formula() {
        FormulaRanker formula = new FormulaRanker(0.02);
        formula.learn(
                new long[] {0x9999_9999_9999_9990L, 0x9999_9999_9999_9919L},
                new boolean[] {true, false});
        return formula;
    }
}
