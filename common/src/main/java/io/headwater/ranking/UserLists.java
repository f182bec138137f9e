package io.headwater.ranking;

import io.headwater.candidate.ListRequest;
import io.headwater.event.Ids;
import io.headwater.recommendation.Outcome;
import io.headwater.serialization.Bytes;
import io.headwater.serialization.Format;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The lists one user was shown, and how the events since have judged them (prequential evaluation).
 *
 * <p>Events with one timestamp are a group: they are held against the last list from before the group's first event, each distinct
 * item once, the user's item before the group left out. The ranker learns from a group when the next one begins.
 */
public final class UserLists {
    private static final long[] NONE = {};

    private ShownList latest;
    private ShownList beforeGroup;

    /** A list that has done its work: the arrays of its pool serve again, for new ones would outlive young collections. */
    private ShownList spare = ShownList.NONE;

    private ShadowList shadow;
    private ShadowList shadowBeforeGroup;
    private long groupMillis = Long.MIN_VALUE;
    private long lastItem;
    private long itemBeforeGroup;
    private long[] targets = NONE;

    /**
     * Holds a positive event against the list that was shown before it.
     *
     * @return null when the event judges nothing: no list before, an item twice in a group, or the user's item before it
     */
    public Outcome judge(String userId, ListRequest.Cause event, FormulaRanker learner) {
        if (event.timestampMillis() != groupMillis) {
            closeGroup(learner);
            if (beforeGroup != null && beforeGroup != latest) {
                spare = beforeGroup;
            }
            beforeGroup = latest;
            shadowBeforeGroup = shadow;
            itemBeforeGroup = lastItem;
            groupMillis = event.timestampMillis();
        }
        lastItem = Ids.hash(event.itemId());
        if (beforeGroup == null || lastItem == itemBeforeGroup || isTarget(lastItem)) {
            return null;
        }
        targets = Arrays.copyOf(targets, targets.length + 1);
        targets[targets.length - 1] = lastItem;
        return new Outcome(
                beforeGroup.recommendationId(),
                userId,
                event.eventId(),
                event.itemId(),
                event.type(),
                event.timestampMillis(),
                beforeGroup.model(),
                beforeGroup.rankOf(lastItem),
                beforeGroup.popularityRankOf(lastItem),
                event.timestampMillis() - beforeGroup.asOfMillis());
    }

    /**
     * What the event would have said of the shadow.
     *
     * @param outcome of {@link #judge}
     * @return null when no shadow was there
     */
    public Outcome judgeShadow(Outcome outcome) {
        return shadowBeforeGroup == null ? null : shadowBeforeGroup.instead(outcome, lastItem);
    }

    void show(ShownList list) {
        spare = latest == null || latest == beforeGroup ? ShownList.NONE : latest;
        latest = list;
        shadow = null;
    }

    /** A list whose pool's arrays may be taken by the next to be shown. */
    ShownList spare() {
        return spare;
    }

    /** Adds to the list that was shown last what another model would have shown. */
    public void show(ShadowList list) {
        shadow = list;
    }

    private void closeGroup(FormulaRanker learner) {
        if (beforeGroup != null && targets.length > 0) {
            beforeGroup.teach(learner, targets);
        }
        targets = NONE;
    }

    private boolean isTarget(long item) {
        for (long target : targets) {
            if (target == item) {
                return true;
            }
        }
        return false;
    }

    /** Version 1. */
    public static final Format<UserLists> FORMAT =
            new Format<>() {
                @Override
                public void write(UserLists value, DataOutput out) throws IOException {
                    writeList(value.latest, out);
                    writeList(value.beforeGroup, out);
                    out.writeLong(value.groupMillis);
                    out.writeLong(value.lastItem);
                    out.writeLong(value.itemBeforeGroup);
                    Bytes.writeLongs(out, value.targets);
                    writeShadow(value.shadow, out);
                    writeShadow(value.shadowBeforeGroup, out);
                }

                @Override
                public UserLists read(DataInput in) throws IOException {
                    UserLists value = new UserLists();
                    value.latest = readList(in);
                    value.beforeGroup = readList(in);
                    value.groupMillis = in.readLong();
                    value.lastItem = in.readLong();
                    value.itemBeforeGroup = in.readLong();
                    value.targets = Bytes.readLongs(in);
                    value.shadow = readShadow(in);
                    value.shadowBeforeGroup = readShadow(in);
                    return value;
                }
            };

    private static void writeList(ShownList list, DataOutput out) throws IOException {
        out.writeBoolean(list != null);
        if (list != null) {
            ShownList.FORMAT.write(list, out);
        }
    }

    private static ShownList readList(DataInput in) throws IOException {
        return in.readBoolean() ? ShownList.FORMAT.read(in) : null;
    }

    private static void writeShadow(ShadowList list, DataOutput out) throws IOException {
        out.writeBoolean(list != null);
        if (list != null) {
            ShadowList.FORMAT.write(list, out);
        }
    }

    private static ShadowList readShadow(DataInput in) throws IOException {
        return in.readBoolean() ? ShadowList.FORMAT.read(in) : null;
    }
}
