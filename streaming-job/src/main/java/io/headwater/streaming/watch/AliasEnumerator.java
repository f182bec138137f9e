package io.headwater.streaming.watch;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;

/** Gives the variants to the one reader. */
final class AliasEnumerator implements SplitEnumerator<AliasSplit, List<AliasSplit>> {
    private final SplitEnumeratorContext<AliasSplit> context;
    private final List<AliasSplit> unassigned;

    AliasEnumerator(SplitEnumeratorContext<AliasSplit> context, List<AliasSplit> unassigned) {
        this.context = context;
        this.unassigned = new ArrayList<>(unassigned);
    }

    @Override
    public void start() {}

    @Override
    public void handleSplitRequest(int subtask, String host) {}

    @Override
    public void addReader(int subtask) {
        unassigned.forEach(split -> context.assignSplit(split, subtask));
        unassigned.clear();
    }

    @Override
    public void addSplitsBack(List<AliasSplit> splits, int subtask) {
        unassigned.addAll(splits);
        if (context.registeredReaders().containsKey(subtask)) {
            addReader(subtask);
        }
    }

    @Override
    public List<AliasSplit> snapshotState(long checkpointId) {
        return List.copyOf(unassigned);
    }

    @Override
    public void close() {}
}
