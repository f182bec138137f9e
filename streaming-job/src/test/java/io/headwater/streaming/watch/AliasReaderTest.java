package io.headwater.streaming.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.model.HandMadeModel;
import io.headwater.model.ModelPackage;
import io.headwater.ranking.BoardNotice;
import io.headwater.ranking.ModelNotice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsAddition;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.testutils.logging.LoggerAuditingExtension;
import org.apache.flink.util.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;

class AliasReaderTest {
    @RegisterExtension
    final LoggerAuditingExtension log = new LoggerAuditingExtension(AliasReader.class, Level.WARN);

    @TempDir Path folder;

    private final Counter refused = new SimpleCounter();

    @Test
    void aFolderThatIsAPackageIsTheChampion() throws Exception {
        AliasReader reader = reader("", "");
        assertThat(look(reader)).isEmpty();

        pack(1).write(folder);
        ModelNotice first = look(reader).get(0);
        assertThat(first.version().variant()).isEqualTo("champion");
        assertThat(first.version().name()).isEqualTo("recommender-model");
        assertThat(ModelPackage.decode(first.content()).manifest()).isEqualTo(pack(1).manifest());
        assertThat(look(reader)).as("the same again").isEmpty();

        pack(2).write(folder);
        assertThat(look(reader)).hasSize(1);
    }

    @Test
    void followsBothVariantsThroughLinksThatAreTurned() throws Exception {
        pack(1).write(folder.resolve("v1"));
        pack(2).write(folder.resolve("v2"));
        turn("champion", "v1");
        turn("challenger", "v2");
        AliasReader reader = reader("", "");
        assertThat(look(reader))
                .extracting(notice -> notice.version().variant())
                .containsExactly("champion", "challenger");

        turn("champion", "v2");
        List<ModelNotice> promoted = look(reader);
        assertThat(promoted).hasSize(1);
        assertThat(promoted.get(0).version().variant()).isEqualTo("champion");
    }

    @Test
    void whatWasSentBeforeARestoreIsNotSentAgain() throws Exception {
        pack(1).write(folder);
        String version = look(reader("", "")).get(0).version().version();

        assertThat(look(reader(version, ""))).isEmpty();
    }

    @Test
    void aRefusedModelIsCountedOnceAndLookedAtAgainWhenItWasMended() throws Exception {
        pack(1).write(folder);
        Path model = folder.resolve("model.lgb");
        byte[] good = Files.readAllBytes(model);
        Files.writeString(model, "tree\n");
        AliasReader reader = reader("", "");

        assertThat(look(reader)).isEmpty();
        assertThat(look(reader)).isEmpty();
        assertThat(refused.getCount()).isEqualTo(1);

        Files.write(model, good);
        assertThat(model.toFile().setLastModified(model.toFile().lastModified() + 5000)).isTrue();
        assertThat(look(reader)).hasSize(1);
    }

    @Test
    void theLogSaysOfARefusedModelWhatWasExpectedWhatWasFoundAndWhatToDo() throws Exception {
        pack(1).write(folder);
        Files.writeString(folder.resolve("model.lgb"), "tree\n");
        look(reader("", ""));

        assertThat(log.getMessages())
                .singleElement()
                .asString()
                .matches(
                        "recommender-model [0-9a-f]{12} is refused as champion, who ranks goes on:"
                                + " expected SHA-256 [0-9a-f]{64} of model.lgb, found [0-9a-f]{64}:"
                                + " copy the package again, or register it again");
    }

    @Test
    void aChampionThatIsGoneStaysAndAChallengerLeaves() throws Exception {
        pack(1).write(folder.resolve("champion"));
        pack(2).write(folder.resolve("challenger"));
        AliasReader reader = reader("", "");
        assertThat(look(reader)).hasSize(2);

        FileUtils.deleteDirectory(folder.resolve("champion").toFile());
        FileUtils.deleteDirectory(folder.resolve("challenger").toFile());
        List<ModelNotice> left = look(reader);

        assertThat(left).hasSize(1);
        assertThat(left.get(0).version().variant()).isEqualTo("challenger");
        assertThat(left.get(0).content()).isNull();
        assertThat(look(reader)).isEmpty();
    }

    @Test
    void aStoreThatIsAwayIsSpokenOfEverMoreSeldom() {
        AliasReader reader = follow(new AwayStore(), "", "");
        for (int i = 0; i < 100; i++) {
            assertThat(look(reader)).isEmpty();
        }

        assertThat(log.getMessages())
                .hasSize(7)
                .contains(
                        "Models could not be looked up 64 times in a row, who ranks goes on:"
                                + " java.io.IOException: nobody there");
    }

    private void turn(String variant, String target) throws IOException {
        Path fresh = folder.resolve("fresh");
        Files.createSymbolicLink(fresh, folder.resolve(target));
        Files.move(fresh, folder.resolve(variant), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    private static ModelPackage pack(int number) {
        return new HandMadeModel().plus(number).pack();
    }

    private AliasReader reader(String champion, String challenger) {
        return follow(new FolderModelStore(folder, "recommender-model"), champion, challenger);
    }

    private AliasReader follow(ModelStore store, String champion, String challenger) {
        MetricGroup metrics =
                new UnregisteredMetricsGroup() {
                    @Override
                    public Counter counter(String name) {
                        return name.equals("numModelsRefused") ? refused : super.counter(name);
                    }
                };
        AliasReader reader = new AliasReader(store, Duration.ofMillis(1), metrics);
        reader.handleSplitsChanges(
                new SplitsAddition<>(
                        List.of(
                                new AliasSplit(ModelNotice.CHAMPION, champion),
                                new AliasSplit(ModelNotice.CHALLENGER, challenger))));
        return reader;
    }

    private static List<ModelNotice> look(AliasReader reader) {
        List<ModelNotice> notices = new ArrayList<>();
        RecordsWithSplitIds<BoardNotice> records = reader.fetch();
        while (records.nextSplit() != null) {
            for (BoardNotice notice = records.nextRecordFromSplit();
                    notice != null;
                    notice = records.nextRecordFromSplit()) {
                notices.add(notice.model());
            }
        }
        return notices;
    }

    private static final class AwayStore implements ModelStore {
        @Override
        public Optional<Published> find(String variant) throws IOException {
            throw new IOException("nobody there");
        }

        @Override
        public ModelPackage fetch(Published published) {
            throw new AssertionError("nothing was published");
        }

        @Override
        public void refuse(Published published, String reason) {
            throw new AssertionError("nothing was published");
        }
    }
}
