package io.headwater.training.run;

import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.registry.TrackingServer;
import io.headwater.training.registry.MlflowModelRegistry;
import io.headwater.training.sample.TimeSplit;
import java.io.Serializable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a run is to do, decided where the job is submitted.
 *
 * @param key the same for every attempt at this run
 * @param source where the events come from, for the record
 * @param sourceType local or kafka
 * @param data what the first pass saw
 * @param folder where the run's folder is written
 * @param samples whether the samples stay in the folder, as Parquet
 * @param keep whether the folder stays when the run is registered
 * @param trackingUri of the MLflow server, null for none
 */
public record RunPlan(
        HeadwaterConfiguration configuration,
        String key,
        String name,
        String source,
        String sourceType,
        Data data,
        TimeSplit split,
        String folder,
        boolean samples,
        boolean keep,
        String trackingUri)
        implements Serializable {

    /** The events of the log, times in epoch milliseconds. */
    public record Data(String digest, long events, long beginsMillis, long endsMillis)
            implements Serializable {

        Instant begins() {
            return Instant.ofEpochMilli(beginsMillis);
        }

        Instant ends() {
            return Instant.ofEpochMilli(endsMillis);
        }
    }

    /** The registry at {@link #trackingUri}, which must not be null. */
    MlflowModelRegistry openRegistry() {
        return new MlflowModelRegistry(TrackingServer.of(trackingUri, System.getenv()));
    }

    /** The data as a person wants to read of it. */
    Map<String, String> described() {
        Map<String, String> described = new LinkedHashMap<>();
        described.put("source", source);
        described.put("events", String.valueOf(data.events()));
        described.put("digest", data.digest());
        described.put("from", data.begins().toString());
        described.put("requests from", Instant.ofEpochMilli(split.trainFrom()).toString());
        described.put("validation from", Instant.ofEpochMilli(split.validationFrom()).toString());
        described.put("test from", Instant.ofEpochMilli(split.testFrom()).toString());
        described.put("to", data.ends().toString());
        return described;
    }
}
