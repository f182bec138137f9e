package io.headwater.ranking;

import io.headwater.candidate.PendingLists;
import io.headwater.serialization.Format;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What the ranking room keeps of a user: lists that wait for answers, and lists that wait for their outcome. */
public final class RankingState {
    private PendingLists pending = new PendingLists();
    private UserLists lists = new UserLists();

    public PendingLists pending() {
        return pending;
    }

    public UserLists lists() {
        return lists;
    }

    /** Version 1. */
    public static final Format<RankingState> FORMAT =
            new Format<>() {
                @Override
                public void write(RankingState value, DataOutput out) throws IOException {
                    PendingLists.FORMAT.write(value.pending, out);
                    UserLists.FORMAT.write(value.lists, out);
                }

                @Override
                public RankingState read(DataInput in) throws IOException {
                    RankingState value = new RankingState();
                    value.pending = PendingLists.FORMAT.read(in);
                    value.lists = UserLists.FORMAT.read(in);
                    return value;
                }
            };
}
