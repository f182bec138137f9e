package io.headwater.streaming;

import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.item.PopularItems;
import io.headwater.item.TrendingStep;
import io.headwater.ranking.Availability;
import io.headwater.ranking.BoardNotice;
import io.headwater.ranking.FormulaRanker;
import io.headwater.ranking.Rankers;
import io.headwater.serialization.Block;
import io.headwater.serialization.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;

/**
 * What one ranking slot knows beside its users: the recent steps of the trending lists, the items that are gone and the models
 * (broadcast state, the same in every slot), and the formula's own tables (union list state; after a restore each slot starts from their mean).
 */
final class SlotState {
    private static final int VERSION = 1;
    private static final MapStateDescriptor<Long, byte[]> STEPS = byTime("trending-steps");
    private static final MapStateDescriptor<Long, byte[]> POPULAR = byTime("popular-items");
    private static final MapStateDescriptor<String, byte[]> GONE =
            new MapStateDescriptor<>(
                    "availability",
                    Types.STRING,
                    PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
    private static final ListStateDescriptor<byte[]> FORMULA =
            new ListStateDescriptor<>(
                    "formula", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    /** Steps in state when nobody waits for one: at a barrier the lists are a little behind the newest at most. */
    private static final int RECENT_STEPS = 8;

    /** Steps on the heap: where a log is caught up with, the trending room runs ahead of the lists by some hundred. */
    private static final int CAUGHT_UP_STEPS = 512;

    /** Steps kept when requests wait for theirs; parity and crash tests have fewer in flight. */
    private static final int EXACT_STEPS = 4096;

    private final boolean exact;
    private final long stepMillis;
    private final Format<FormulaRanker> formulaFormat;
    private final EncodedByTime<TrendingStep> steps;
    private final EncodedByTime<PopularItems> popular;
    private final BroadcastState<String, byte[]> goneState;
    private final ListState<byte[]> formulaState;
    private final Availability availability = new Availability();
    private FormulaRanker formula;
    private SlotModels models;

    private SlotState(StateInitializationContext context, HeadwaterConfiguration configuration)
            throws Exception {
        this.exact = configuration.ranking().trending().equals("exact");
        this.stepMillis = configuration.trending().step().toMillis();
        this.formulaFormat = FormulaRanker.format(configuration.ranking().learningRate());
        this.steps =
                EncodedByTime.restore(
                        context.getOperatorStateStore().getBroadcastState(STEPS),
                        TrendingStep.FORMAT);
        this.popular =
                EncodedByTime.restore(
                        context.getOperatorStateStore().getBroadcastState(POPULAR),
                        PopularItems.FORMAT);
        this.goneState = context.getOperatorStateStore().getBroadcastState(GONE);
        this.formulaState = context.getOperatorStateStore().getUnionListState(FORMULA);
        this.formula = new FormulaRanker(configuration.ranking().learningRate());
    }

    private static MapStateDescriptor<Long, byte[]> byTime(String name) {
        return new MapStateDescriptor<>(
                name, Types.LONG, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
    }

    static SlotState restore(
            StateInitializationContext context, HeadwaterConfiguration configuration)
            throws Exception {
        SlotState slot = new SlotState(context, configuration);
        for (Map.Entry<String, byte[]> gone : slot.goneState.immutableEntries()) {
            slot.availability.restore(gone.getKey(), gone.getValue());
        }
        List<FormulaRanker> slots = new ArrayList<>();
        for (byte[] block : slot.formulaState.get()) {
            slots.add(Block.decode(VERSION, slot.formulaFormat, block));
        }
        if (!slots.isEmpty()) {
            slot.formula = FormulaRanker.mean(configuration.ranking().learningRate(), slots);
        }
        slot.models = SlotModels.restore(context, configuration.model(), slot.formula);
        return slot;
    }

    void snapshot() throws Exception {
        formulaState.update(List.of(Block.encode(VERSION, formulaFormat, formula)));
    }

    FormulaRanker formula() {
        return formula;
    }

    Rankers rankers() {
        return models.rankers();
    }

    Availability availability() {
        return availability;
    }

    void learn(BoardNotice notice) throws Exception {
        if (notice.model() != null) {
            models.learn(notice.model());
            return;
        }
        if (notice.step() == null) {
            if (availability.learn(notice.itemId(), notice.available(), notice.timeMillis())) {
                goneState.put(notice.itemId(), availability.encode(notice.itemId()));
            }
            return;
        }
        steps.put(notice.timeMillis(), notice.step());
        if (notice.popular() != null) {
            popular.put(notice.timeMillis(), notice.popular());
        }
        steps.keep(exact ? EXACT_STEPS : CAUGHT_UP_STEPS, exact ? EXACT_STEPS : RECENT_STEPS);
        popular.removeBefore(steps.oldestTime(), steps.oldestTimeInState());
    }

    /** Whether a list may have to wait for its step. */
    boolean makesListsWait() {
        return exact;
    }

    /** Whether a list as of that time may be made; in exact mode its step must have closed. */
    boolean knowsBoardAt(long asOfMillis) {
        if (!exact) {
            return true;
        }
        long closes = Math.floorDiv(asOfMillis, stepMillis) * stepMillis;
        return steps.newestTime() >= closes;
    }

    /** The last step that closed before that time, or the oldest known; with the popular items of its time. */
    TrendingStep boardAt(long asOfMillis) {
        TrendingStep step = steps.asOf(asOfMillis);
        if (step == null && !exact) {
            step = steps.oldest();
        }
        if (step == null) {
            return TrendingStep.NONE;
        }
        PopularItems known = popular.asOf(step.closedMillis());
        return known == null ? step : step.with(known);
    }
}
