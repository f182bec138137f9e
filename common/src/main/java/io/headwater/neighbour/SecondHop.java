package io.headwater.neighbour;

import io.headwater.configuration.NeighbourConfiguration;
import io.headwater.item.EncodedSnapshot;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * When the followers of a seed's followers are asked for, and when an item's followers are told to those who will be asked.
 *
 * @param asked best followers of the latest seed that are asked, two fewer for each seed before it; 0 for no second hop
 */
public record SecondHop(int asked) implements Serializable {
    /** A seed with more neighbours asks nobody. */
    private static final int FEW = 30;

    private static final int FEWER = 2;

    /** Of a sum's bits those that tell four steps between a number and its double. */
    private static final int STEP_SHIFT = 50;

    public static SecondHop of(NeighbourConfiguration configuration) {
        return new SecondHop(configuration.secondHop());
    }

    /** The questions that go with a seed's answer. */
    public List<FollowerMessage> questions(NeighbourList list, SeedQuery query) {
        int most = asked - FEWER * query.age();
        if (most <= 0 || list.size() > FEW) {
            return List.of();
        }
        int[] best = Followers.best(list, most);
        double worth = list.worth(query.asOfMillis());
        double normal = worth / (list.storedForwardSum() * worth + 2);
        SnapshotSlab snapshots = list.snapshots();
        List<FollowerMessage> questions = new ArrayList<>(best.length);
        for (int place = 0; place < best.length; place++) {
            int entry = best[place];
            float share = (float) (list.stored(MatrixKind.FORWARD, entry) * normal);
            questions.add(
                    FollowerMessage.of(
                            EncodedSnapshot.id(snapshots.block(entry), snapshots.start(entry)),
                            query.toFollower(place + 1, share)));
        }
        return questions;
    }

    /**
     * Folds a pair into a list.
     *
     * @return the list's followers if ΣF has come to another step, about a fifth more than at the last; else null
     */
    public Followers fold(NeighbourList list, PairUpdate pair) {
        long before = step(list);
        list.fold(pair);
        return asked == 0 || step(list) == before ? null : Followers.of(list);
    }

    private static long step(NeighbourList list) {
        return Double.doubleToRawLongBits(list.storedForwardSum()) >>> STEP_SHIFT;
    }
}
