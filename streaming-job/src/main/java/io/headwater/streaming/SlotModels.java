package io.headwater.streaming;

import io.headwater.configuration.ModelConfiguration;
import io.headwater.model.ModelRefusedException;
import io.headwater.ranking.ModelNotice;
import io.headwater.ranking.Ranker;
import io.headwater.ranking.Rankers;
import io.headwater.serialization.Block;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The models of one ranking slot. Their packages are state, so that a job comes back with the same ones, their registry away or not. */
final class SlotModels {
    private static final Logger LOG = LoggerFactory.getLogger(SlotModels.class);
    private static final int VERSION = 1;

    /** By variant: at most two. */
    private static final MapStateDescriptor<String, byte[]> MODELS =
            new MapStateDescriptor<>(
                    "models", Types.STRING, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    private final BroadcastState<String, byte[]> state;
    private final Rankers rankers;

    private SlotModels(BroadcastState<String, byte[]> state, Rankers rankers) {
        this.state = state;
        this.rankers = rankers;
    }

    static SlotModels restore(
            StateInitializationContext context, ModelConfiguration configuration, Ranker formula)
            throws Exception {
        SlotModels models =
                new SlotModels(
                        context.getOperatorStateStore().getBroadcastState(MODELS),
                        new Rankers(configuration, formula));
        for (Map.Entry<String, byte[]> model : models.state.immutableEntries()) {
            models.swap(Block.decode(VERSION, ModelNotice.FORMAT, model.getValue()));
        }
        return models;
    }

    Rankers rankers() {
        return rankers;
    }

    void learn(ModelNotice model) throws Exception {
        if (!swap(model)) {
            return;
        }
        if (model.content() == null) {
            state.remove(model.version().variant());
        } else {
            state.put(model.version().variant(), Block.encode(VERSION, ModelNotice.FORMAT, model));
        }
    }

    /** The watch has checked the model; only one restored from another release can still be refused. */
    private boolean swap(ModelNotice model) {
        try {
            rankers.learn(model);
            LOG.info("from now on {} is {}", model.version().variant(), name(model));
            return true;
        } catch (ModelRefusedException e) {
            LOG.warn("{} does not rank: {}", name(model), e.getMessage());
            return false;
        }
    }

    private static String name(ModelNotice model) {
        return model.content() == null ? "nobody" : model.version().label();
    }
}
