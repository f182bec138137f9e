package io.headwater.training;

import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.event.CatalogueRecord;
import io.headwater.event.Event;
import io.headwater.training.run.RunOutcome;
import io.headwater.training.run.RunPlan;
import io.headwater.training.run.TrainingRun;
import io.headwater.training.sample.AuditedReplay;
import io.headwater.training.sample.LogMinute;
import io.headwater.training.sample.LogSummary;
import io.headwater.training.sample.Refused;
import io.headwater.training.sample.SampleTopology;
import io.headwater.training.sample.TimeSplit;
import io.headwater.training.source.Decoded;
import io.headwater.training.source.Inputs;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the two passes over a log: the first sees what it holds, the second samples, learns and registers. */
public final class Trainer {
    private static final Logger LOG = LoggerFactory.getLogger(Trainer.class);

    private Trainer() {}

    /** Trains; blocks until the run is registered or kept. */
    public static RunOutcome train(
            StreamExecutionEnvironment environment,
            HeadwaterConfiguration configuration,
            TrainingOptions options)
            throws Exception {
        options.check();
        environment.setRuntimeMode(RuntimeExecutionMode.BATCH);
        Inputs inputs = new Inputs(environment, configuration);
        LogSummary log = summary(environment, configuration, events(inputs, options, options.to));
        LogSummary used = log.first(options.firstShare);
        LOG.info(
                "replaying {} events from {} to {}",
                used.events(),
                used.begins(),
                Instant.ofEpochMilli(used.endsMillis()));
        RunPlan plan = plan(configuration, options, used);
        Instant logEnd = Instant.ofEpochMilli(plan.split().endMillis());
        Instant end = logEnd.isBefore(options.to) ? logEnd : options.to;
        Decoded<Event> events = events(inputs, options, end);
        Decoded<CatalogueRecord> items =
                options.items.isEmpty() ? null : inputs.items(options.items, end);
        DataStream<RunOutcome> outcomes =
                AuditedReplay.build(
                        configuration,
                        plan.split(),
                        events.values(),
                        items == null ? null : items.values(),
                        items == null
                                ? events.rejections()
                                : events.rejections().union(items.rejections()),
                        new TrainingRun(plan),
                        TypeInformation.of(RunOutcome.class));
        try (CloseableIterator<RunOutcome> outcome =
                outcomes.executeAndCollect("headwater training: " + plan.name())) {
            return outcome.next();
        }
    }

    private static Decoded<Event> events(Inputs inputs, TrainingOptions options, Instant to) {
        return inputs.events(options.events, options.format, options.columns, options.from, to);
    }

    private static LogSummary summary(
            StreamExecutionEnvironment environment,
            HeadwaterConfiguration configuration,
            Decoded<Event> events)
            throws Exception {
        SampleTopology.Summary summary =
                SampleTopology.summary(configuration, events.values(), events.rejections());
        List<LogMinute> minutes = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        try (CloseableIterator<LogMinute> counted = summary.minutes().collectAsync();
                CloseableIterator<Refused> reasons = summary.refused().collectAsync()) {
            environment.executeAsync("headwater training: what the log holds");
            counted.forEachRemaining(minutes::add);
            reasons.forEachRemaining(refused::add);
        }
        refused.forEach(reason -> LOG.warn("Records refused: {}", reason));
        if (minutes.isEmpty()) {
            throw new IllegalArgumentException(
                    "no event in the log that speaks for an item: check --events, --from and --to"
                            + refused.stream()
                                    .map(reason -> "\nrefused: " + reason)
                                    .collect(Collectors.joining()));
        }
        return new LogSummary(minutes);
    }

    private static RunPlan plan(
            HeadwaterConfiguration configuration, TrainingOptions options, LogSummary log) {
        TimeSplit split = TimeSplit.of(log, configuration.training());
        String name =
                options.runName != null
                        ? options.runName
                        : "until " + Instant.ofEpochMilli(log.endsMillis());
        String key = UUID.randomUUID().toString();
        return new RunPlan(
                configuration,
                key,
                name,
                String.join(" ", options.events),
                options.events.stream().anyMatch(Inputs::isTopic) ? "kafka" : "local",
                new RunPlan.Data(
                        log.digest(), log.events(), log.begins().toEpochMilli(), log.endsMillis()),
                split,
                absolute(options.out != null ? options.out : "headwater-runs/" + key),
                options.samples,
                options.samples || options.out != null,
                options.trackingUri);
    }

    private static String absolute(String folder) {
        return Path.of(folder).toAbsolutePath().toString();
    }
}
