package io.headwater.training.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.training.evaluation.Contender;
import io.headwater.training.evaluation.EvaluationResult;
import io.headwater.training.evaluation.LeakAudit;
import io.headwater.training.evaluation.PlattScaling;
import io.headwater.training.evaluation.Promotion;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingReportTest {
    @TempDir Path folder;

    @Test
    void everyPlotIsAPictureOfItsFixedSizeThatIsNotBlank() throws IOException {
        report(SampleRun.evaluation(300)).write(folder);
        for (String plot :
                List.of("feature_importance", "learning_curve", "metric_by_k", "calibration")) {
            BufferedImage image = ImageIO.read(folder.resolve("plots/" + plot + ".png").toFile());
            assertThat(image.getWidth()).isEqualTo(2 * Plot.WIDTH);
            assertThat(image.getHeight()).isEqualTo(2 * Plot.HEIGHT);
            TreeSet<Integer> colours = new TreeSet<>();
            for (int y = 0; y < image.getHeight(); y += 3) {
                for (int x = 0; x < image.getWidth(); x++) {
                    colours.add(image.getRGB(x, y));
                }
            }
            assertThat(colours).as(plot).hasSizeGreaterThan(20);
        }
    }

    @Test
    void thePageHoldsAllThatItNeeds() throws IOException {
        EvaluationResult result = SampleRun.evaluation(300);
        report(result).write(folder);
        String html = Files.readString(folder.resolve("report.html"));
        assertThat(html).doesNotContain("<link", "<script", "src=\"http", "url(");
        assertThat(html.split("data:image/png;base64,", -1)).hasSize(5);
        for (Contender contender : Contender.values()) {
            assertThat(html)
                    .contains("<td class=\"name\">" + Html.escape(contender.title()) + "</td>");
        }
        assertThat(html).contains(Html.decimal(result.model().at(20).hr()));
        assertThat(tags(html, "table")).isEqualTo(tags(html, "/table")).isGreaterThan(8);
        assertThat(tags(html, "div")).isEqualTo(tags(html, "/div"));
    }

    @Test
    void whatComesFromOutsideIsEscaped() throws IOException {
        report(SampleRun.evaluation(50)).write(folder);
        String html = Files.readString(folder.resolve("report.html"));
        assertThat(html)
                .contains("run &lt;b&gt; &amp; &quot;co&quot;")
                .contains("/data/&lt;script&gt;")
                .doesNotContain("<b> &");
    }

    @Test
    void aFailedAuditAndAModelThatIsNotPromotedStandAtTheTop() throws IOException {
        report(SampleRun.evaluation(50)).write(folder);
        String html = Files.readString(folder.resolve("report.html"));
        String header = html.substring(html.indexOf("<header>"), html.indexOf("</header>"));
        assertThat(header).contains("stays challenger", "leak audit FAILED");
        assertThat(html).contains("Alone, f tells targets apart");
    }

    @Test
    void aRunWithoutChampionAndPlainMethodsHasAPageToo() throws IOException {
        report(SampleRun.evaluation(50, EnumSet.of(Contender.MODEL))).write(folder);
        assertThat(folder.resolve("report.html"))
                .content()
                .contains("plain methods were not asked");
    }

    @Test
    void theTableOfImportancesIsSortedByGainAndSharesSumUpToOne() throws IOException {
        report(SampleRun.evaluation(50)).write(folder);
        List<String> lines = Files.readAllLines(folder.resolve("feature_importance.csv"));
        assertThat(lines.get(0)).isEqualTo("feature,split,gain,share");
        assertThat(lines).hasSize(SampleRun.model().importances().size() + 1);
        List<Double> gains =
                lines.stream().skip(1).map(line -> Double.valueOf(line.split(",", -1)[2])).toList();
        assertThat(gains).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        double shares =
                lines.stream()
                        .skip(1)
                        .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[3]))
                        .sum();
        assertThat(shares).isBetween(0.999999, 1.000001);
    }

    private static int tags(String html, String tag) {
        Matcher matcher = Pattern.compile("<" + tag + "[ >]").matcher(html);
        int count = 0;
        while (matcher.find()) {
            count++;
        }
        return count;
    }

    private static TrainingReport report(EvaluationResult result) {
        LeakAudit audit =
                new LeakAudit(
                        List.of(
                                new LeakAudit.Finding(
                                        "no feature alone tells the answer",
                                        "audit/best_feature_auc",
                                        0.99,
                                        false,
                                        "Alone, f tells targets apart with an AUC above 0.97."),
                                new LeakAudit.Finding(
                                        "shuffled labels cannot be learnt",
                                        "audit/shuffled_labels_auc",
                                        0.503,
                                        true,
                                        "Trained on shuffled labels, the model orders held-out ones with AUC 0.503.")));
        return new TrainingReport(
                "run <b> & \"co\"",
                SampleRun.model(),
                new PlattScaling(0.93, -1.2),
                result,
                Promotion.of(result),
                audit,
                Map.of("source", "/data/<script>"),
                Map.of("num_leaves", "31"));
    }
}
