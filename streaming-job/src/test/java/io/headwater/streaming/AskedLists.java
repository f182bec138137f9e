package io.headwater.streaming;

import io.headwater.candidate.ListRequest;
import io.headwater.candidate.ListRules;
import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.event.AcceptedEvent;
import io.headwater.event.Event;
import io.headwater.event.EventType;
import io.headwater.event.Origin;
import io.headwater.event.RecommendationRequest;
import io.headwater.item.ItemChange;
import io.headwater.item.TrendingBoard;
import io.headwater.item.Views;
import io.headwater.neighbour.AnswerMaker;
import io.headwater.neighbour.NeighbourList;
import io.headwater.neighbour.NeighbourMessage;
import io.headwater.neighbour.PairUpdate;
import io.headwater.neighbour.SeedAnswer;
import io.headwater.neighbour.SeedQuery;
import io.headwater.profile.UserProfile;
import io.headwater.ranking.BoardNotice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Users who act and ask, and what the neighbours, who know nothing, answer to the ranking room. */
final class AskedLists {
    static final long STEP_MILLIS = 60_000;

    private static final ListRules RULES = ListRules.of(HeadwaterConfiguration.defaults());

    private final Map<String, UserProfile> users = new HashMap<>();
    private final Map<String, Integer> lists = new HashMap<>();

    /** The notice of a step in whose lists the items are. */
    static BoardNotice step(long closes, String... items) {
        TrendingBoard board = new TrendingBoard(STEP_MILLIS, 60);
        for (String item : items) {
            board.fold(new ItemChange(closes - 10, false, Views.snapshot(item, closes - 10)));
        }
        return BoardNotice.of(board.advance(closes));
    }

    /** Empty answers of all seeds to the list after a view; the first carries the request. */
    List<SeedAnswer> afterView(String user, String item, long time) {
        Event event =
                new Event(item, user, item, EventType.VIEW, time, null, 1, false, Origin.NONE);
        UserProfile profile = users.computeIfAbsent(user, id -> new UserProfile(256));
        profile.fold(accepted(event), Views.snapshot(item, time));
        return answers(
                RULES.afterEvent(user, nextList(user), profile, ListRequest.Cause.of(event)));
    }

    List<SeedAnswer> forRequest(String user, long time) {
        UserProfile profile = users.computeIfAbsent(user, id -> new UserProfile(256));
        return answers(
                RULES.forRequest(
                        user,
                        nextList(user),
                        profile,
                        new RecommendationRequest("r", user, 20, List.of(), false, time)));
    }

    /** The answer of a user's only seed, which one item has followed, and that was asked too. */
    SeedAnswer thin(String user, String item, long time) {
        NeighbourList list = new NeighbourList(10, STEP_MILLIS);
        list.fold(new PairUpdate(time, EventType.VIEW, 1, true, 1, Views.snapshot("cup", time)));
        return new AnswerMaker(10).answer(list, afterView(user, item, time).get(0).query(), 1);
    }

    /** The question to the best follower of a seed. */
    static SeedQuery follower(SeedQuery seed) {
        return new SeedQuery(
                seed.userId(),
                seed.listNumber(),
                seed.age(),
                seed.seeds(),
                seed.asOfMillis(),
                null,
                1,
                0.5f);
    }

    private static List<SeedAnswer> answers(ListRequest request) {
        return RULES.questions(request).stream()
                .map(NeighbourMessage::query)
                .map(SeedAnswer::empty)
                .toList();
    }

    private int nextList(String user) {
        return lists.merge(user, 1, Integer::sum) - 1;
    }

    private static AcceptedEvent accepted(Event event) {
        return new AcceptedEvent(event, 0, 0, AcceptedEvent.Visit.FIRST);
    }
}
