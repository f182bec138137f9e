package io.headwater.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headwater.training.run.RunOutcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs from which nothing can be learned, or hardly anything. */
class HardLogsITCase {
    private static final long START = 1_767_225_600_000L;
    private static final long MINUTE = 60_000;

    @TempDir Path folder;

    @Test
    void anEmptyLogIsRefused() throws Exception {
        Path log = Files.createFile(folder.resolve("events.jsonl"));

        assertEnds(() -> train(log), "no event in the log that speaks for an item");
    }

    @Test
    void aLogThatIsNotThereIsNamed() {
        assertEnds(() -> train(folder.resolve("lost.jsonl")), "lost.jsonl");
    }

    @Test
    void aLogOfOneUserIsEnough() throws Exception {
        Path log = ShopLog.write(folder.resolve("events.jsonl"), ShopLog.lines(3, 1, 3000));

        RunOutcome outcome = train(log);

        assertThat(outcome.metrics().get("test/hr_at_20")).isBetween(0.0, 1.0);
        assertThat(outcome.metrics().values()).doesNotContain(Double.NaN);
    }

    @Test
    void aLogWithoutANewItemThatAnySourceNamesHasNoPositives() throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            lines.add(line(i, "u" + i % 30, "item" + i));
        }

        assertEnds(
                () -> train(ShopLog.write(folder.resolve("events.jsonl"), lines)),
                "the training slice");
    }

    @Test
    void aLogOfTwoItemsHasNoNegatives() throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            lines.add(line(i, "u" + i % 30, "item" + i / 30 % 2));
        }

        assertEnds(
                () -> train(ShopLog.write(folder.resolve("events.jsonl"), lines)),
                "the training slice");
    }

    @Test
    void aTestSliceOfStrangersIsNamed() throws Exception {
        List<String> lines = new ArrayList<>(ShopLog.lines(4, 40, 3000));
        Random random = new Random(1);
        long after = START + 3000 * MINUTE;
        for (int i = 0; i < 400; i++) {
            lines.add(
                    "{\"event_id\":\"s%d\",\"user_id\":\"stranger%d\",\"item_id\":\"i%d\",\"type\":\"view\",\"timestamp\":%d}"
                            .formatted(i, i, random.nextInt(100), after + i * MINUTE));
        }

        assertEnds(
                () -> train(ShopLog.write(folder.resolve("events.jsonl"), lines)),
                "no request in the test slice: no user in it was seen before");
    }

    private static String line(int number, String user, String item) {
        return "{\"event_id\":\"e%d\",\"user_id\":\"%s\",\"item_id\":\"%s\",\"type\":\"view\",\"timestamp\":%d}"
                .formatted(number, user, item, START + number * MINUTE);
    }

    private RunOutcome train(Path log) throws Exception {
        return Trainings.run(2, Trainings.options(log, folder.resolve("run")));
    }

    /** With a message that says why, and without a run. */
    private void assertEnds(ThrowingCallable training, String why) {
        assertThatThrownBy(training)
                .satisfies(failure -> assertThat(FailureMessage.of(failure)).contains(why));
        assertThat(folder.resolve("run")).doesNotExist();
    }
}
