package io.headwater.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.candidate.Precision;
import io.headwater.candidate.SourceTable;
import io.headwater.model.HandMadeModel;
import io.headwater.registry.RegisteredVersion;
import io.headwater.training.registry.ModelRegistry;
import io.headwater.training.registry.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChampionTest {
    private static final double[] OF_KEPT = table(1);
    private static final double[] OF_JUDGED = table(2);

    @TempDir Path folder;

    @BeforeEach
    void write() throws IOException {
        new HandMadeModel().plus(1).pack(Precision.of(OF_KEPT, OF_KEPT)).write(folder);
    }

    @Test
    void itIsAskedAsItWasJudgedItself() throws IOException {
        new HandMadeModel()
                .plus(2)
                .pack(Precision.of(OF_JUDGED, OF_JUDGED))
                .write(RunFolder.judged(folder));

        assertThat(asked().hits()).isEqualTo(OF_JUDGED);
    }

    @Test
    void oneWithoutAJudgedModelIsAskedAsItIs() {
        assertThat(asked().hits()).isEqualTo(OF_KEPT);
    }

    private Precision asked() {
        return Champion.of(new OneVersion(), folder).ranker().precision();
    }

    private static double[] table(double value) {
        double[] cells = new double[SourceTable.CELLS];
        Arrays.fill(cells, value);
        return cells;
    }

    /** A registry of one version, which lies where it is to be fetched to. */
    private static final class OneVersion implements ModelRegistry {
        @Override
        public Optional<RegisteredVersion> champion() {
            return Optional.of(new RegisteredVersion("recommender-model", "1", "run"));
        }

        @Override
        public Path download(RegisteredVersion version, Path folder) {
            return folder;
        }

        @Override
        public Optional<RegisteredVersion> register(RunFolder run) {
            return Optional.empty();
        }
    }
}
