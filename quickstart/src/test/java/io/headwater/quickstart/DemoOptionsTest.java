package io.headwater.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.quickstart.feed.Feed;
import io.headwater.quickstart.simulator.SimulatedShop;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class DemoOptionsTest {
    @TempDir Path folder;

    /** The demo must refuse before it starts anything. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--data nowhere.csv                | no readable file nowhere.csv",
                "--parallelism 0                   | --parallelism must be positive, was 0",
                "--rate -1                         | --rate must not be negative, was -1",
                "--duration soon                   | 'soon' is no duration such as 90s",
                "--events many                     | --events",
                "--colour red                      | --colour",
                "--train-at -1                     | --train-at must not be negative",
                "--model nowhere                   | --model: there is no model in nowhere",
                "train --data nowhere.csv          | no readable file nowhere.csv",
                "train --data pom.xml --out src    | src is no folder of a run",
                "--config nowhere.yaml             | --config: there is no readable file"
                        + " nowhere.yaml",
                "--set rnaking.pool=1 --config ../conf/headwater.yaml | rnaking.pool"
            })
    void whatCannotBeDoneIsRefusedWithTheReason(String words, String reason) {
        StringWriter said = new StringWriter();

        int code = execute(said, words.split(" "));

        assertThat(code).isEqualTo(2);
        assertThat(said.toString()).contains(reason);
    }

    @Test
    void aFormatThatIsNoneIsRefusedWithThoseThatAre() throws Exception {
        Path log = Files.writeString(folder.resolve("log.csv"), "user,item,timestamp\nu,i,1\n");
        StringWriter said = new StringWriter();

        int code = execute(said, "--data", log.toString(), "--format", "excel");

        assertThat(code).isEqualTo(2);
        assertThat(said.toString()).contains("excel", "session-tsv", "online-retail");
    }

    @Test
    void aTrainingThatFailsSaysWhyAndNotWhere() throws Exception {
        Path log = Files.writeString(folder.resolve("log.csv"), "who,what\nu,i\n");
        StringWriter said = new StringWriter();

        int code =
                execute(
                        said,
                        "train",
                        "--data",
                        log.toString(),
                        "--out",
                        folder.resolve("run").toString(),
                        "--config",
                        "../conf/headwater.yaml");

        assertThat(code).isEqualTo(1);
        assertThat(said.toString().lines())
                .hasSize(2)
                .last()
                .asString()
                .contains("must have a column 'user'", "--columns");
    }

    @Test
    void theShopIsPacedAndALogIsNotUnlessAsked() {
        assertThat(parse().rate()).isEqualTo(300);
        assertThat(parse("--rate", "0").rate()).isZero();
        assertThat(parse("--data", "log.csv").rate()).isZero();
        assertThat(parse("--data", "log.csv", "--rate", "5").rate()).isEqualTo(5);
        assertThat(parse("--duration", "90 s").duration).isEqualTo(Duration.ofSeconds(90));
        assertThat(parse("--data", "kafka").waitsOnKafka()).isTrue();
    }

    @Test
    void aModelIsTrainedOfTheShopAndOfALogUnlessOneIsChosen() throws Exception {
        Path log =
                Files.writeString(folder.resolve("log.csv"), "user,item,timestamp\nu,i,1\nu,j,2\n");
        String file = log.toString();
        Feed feed = new LogOptions().read(List.of(file));

        assertThat(parse().trainAt(null)).isZero();
        assertThat(parse("--events", "5").trainAt(new SimulatedShop(1, 5))).isEqualTo(20_000);
        assertThat(parse("--data", file).trainAt(feed)).isEqualTo(1);
        assertThat(parse("--data", file, "--train-at", "7").trainAt(feed)).isEqualTo(7);
        assertThat(parse("--data", file, "--set", "model.source=none").trainAt(feed)).isZero();
        assertThat(parse("--data", file, "--model", "run").trainAt(feed)).isZero();
    }

    @Test
    void helpNamesEveryOption() {
        String help = Demo.commandLine().getUsageMessage();

        assertThat(help)
                .contains("--data", "--format", "--columns", "--titles", "--rate", "--events")
                .contains("--duration", "--seed", "--config", "--set", "--parallelism")
                .contains("--model", "--train-at", "--no-mlflow", "--mlflow-port", "--out")
                .contains("--kafka-port", "--web-port", "--help");
    }

    private static DemoOptions parse(String... words) {
        DemoOptions options = new DemoOptions();
        new CommandLine(new Parsed(options)).parseArgs(words);
        return options;
    }

    @CommandLine.Command
    private record Parsed(@CommandLine.Mixin DemoOptions options) {}

    private static int execute(StringWriter said, String... words) {
        PrintWriter writer = new PrintWriter(said, true);
        return Demo.commandLine().setOut(writer).setErr(writer).execute(words);
    }
}
