package io.headwater.streaming.watch;

import org.apache.flink.api.connector.source.SourceSplit;

/**
 * One variant that is followed, and the version that was sent on last.
 *
 * @param version empty when none was
 */
record AliasSplit(String variant, String version) implements SourceSplit {

    @Override
    public String splitId() {
        return variant;
    }
}
