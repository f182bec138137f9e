package io.headwater.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.candidate.FeatureSchema;
import io.headwater.model.ModelPackage;
import io.headwater.training.parquet.ParquetFile;
import io.headwater.training.registry.RunFolder;
import io.headwater.training.run.RunOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.schema.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two trainings on one log, with one slot and with two. */
class WholeTrainingITCase {
    private static final List<String> FILES =
            List.of(
                    "artifacts/model/model.lgb",
                    "artifacts/model/headwater/judged/model.lgb",
                    "samples/train.parquet",
                    "samples/validation.parquet",
                    "samples/test.parquet");

    @TempDir Path folder;

    @Test
    void samplesAndModelAreTheSameByteForByteAtEveryParallelismAndOpenAsParquet() throws Exception {
        Path log = ShopLog.write(folder.resolve("events.jsonl"), ShopLog.lines(2, 60, 5000));

        RunOutcome one = train(1, log, "one");
        RunOutcome two = train(2, log, "two");

        assertThat(two.metrics()).isEqualTo(one.metrics());
        assertThat(FILES)
                .allSatisfy(
                        file ->
                                assertThat(folder.resolve("two").resolve(file))
                                        .hasSameBinaryContentAs(
                                                folder.resolve("one").resolve(file)));
        Map<String, Double> counted = RunFolder.read(folder.resolve("one")).record().metrics();
        assertThat(counted).containsEntry("audit/requests_changed_by_later_events", 0.0);
        List<Group> rows = read(folder.resolve("one/samples/train.parquet"));
        assertThat(rows).hasSize(counted.get("train/rows").intValue());
        assertThat(rows.get(0).getType().getFields().stream().map(Type::getName))
                .containsExactlyElementsOf(columns());
        assertThat(rows).allSatisfy(WholeTrainingITCase::isASample);
        assertThat(rows.stream().filter(row -> row.getInteger("grade", 0) > 0).count())
                .isEqualTo(counted.get("train/positives").longValue());
    }

    @Test
    void whatIsKeptHasLearnedFromTheRequestsThatItWasJudgedByToo() throws Exception {
        Path log = ShopLog.write(folder.resolve("events.jsonl"), ShopLog.lines(2, 60, 5000));

        train(2, log, "run");

        RunFolder run = RunFolder.read(folder.resolve("run"));
        long requests = 0;
        for (String slice : List.of("train", "validation", "test")) {
            requests += requestsWithPositives(run.path().resolve("samples/" + slice + ".parquet"));
        }
        assertThat(run.record().metrics().get("kept/requests").longValue()).isEqualTo(requests);
        ModelPackage kept = ModelPackage.read(run.model());
        ModelPackage judged = ModelPackage.read(run.judged());
        assertThat(kept.manifest().trees()).isEqualTo(judged.manifest().trees());
        assertThat(kept.manifest().modelSha256()).isNotEqualTo(judged.manifest().modelSha256());
        Instant dataEnd = Instant.parse(run.record().tags().get("headwater.data_to"));
        assertThat(kept.manifest().trainedUntil()).isEqualTo(dataEnd);
        assertThat(judged.manifest().trainedUntil()).isBefore(dataEnd);
    }

    private static long requestsWithPositives(Path samples) throws IOException {
        return read(samples).stream()
                .filter(row -> row.getInteger("grade", 0) > 0)
                .map(row -> row.getString("request_id", 0))
                .distinct()
                .count();
    }

    private RunOutcome train(int parallelism, Path log, String name) throws Exception {
        return Trainings.run(parallelism, Trainings.options(log, folder.resolve(name)));
    }

    private static List<String> columns() {
        return Stream.concat(
                        Stream.of(
                                "slice",
                                "request_id",
                                "user_id",
                                "item_id",
                                "requested_at",
                                "history_events",
                                "grade",
                                "gain",
                                "origin",
                                "sampling_probability"),
                        FeatureSchema.NAMES.stream())
                .toList();
    }

    private static void isASample(Group row) {
        assertThat(row.getString("slice", 0)).isEqualTo("train");
        assertThat(row.getString("user_id", 0)).startsWith("u");
        assertThat(row.getString("item_id", 0)).startsWith("i");
        assertThat(row.getFloat("gain", 0) > 0).isEqualTo(row.getInteger("grade", 0) > 0);
        assertThat(row.getString("origin", 0))
                .isIn("pool", "pool_negative", "catalogue_negative")
                .matches(origin -> origin.equals("pool") == row.getInteger("grade", 0) > 0);
        assertThat(row.getFloat("sampling_probability", 0)).isGreaterThan(0).isLessThanOrEqualTo(1);
    }

    private static List<Group> read(Path file) throws IOException {
        List<Group> rows = new ArrayList<>();
        try (ParquetReader<Group> reader =
                ParquetFile.open(new org.apache.flink.core.fs.Path(file.toUri()))) {
            for (Group row = reader.read(); row != null; row = reader.read()) {
                rows.add(row);
            }
        }
        return rows;
    }
}
