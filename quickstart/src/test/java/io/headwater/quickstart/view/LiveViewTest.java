package io.headwater.quickstart.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiveViewTest {
    private final Traffic traffic = new Traffic();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void latencyIsNotClaimedForListsOfEventsSentByOthers() throws Exception {
        traffic.list(json("{'user_id':'u','event_id':'not-ours','items':[]}"));

        assertThat(traffic.latencyMillis(0.5)).isNaN();
        assertThat(summary()).contains("not measured").doesNotContain("NaN");
    }

    @Test
    void latencyCountsOnlyTheListsOfOurEvents() throws Exception {
        for (int other = 0; other < 9; other++) {
            traffic.list(json("{'user_id':'u','event_id':'other-" + other + "'}"));
        }
        traffic.sending("ours", event("x"));
        traffic.list(json("{'user_id':'u','event_id':'ours'}"));

        assertThat(traffic.latencyMillis(0.5)).isPositive();
    }

    @Test
    void theSummaryTellsTheLastTenPerCentApartAndCountsHitsUpToTwenty() throws Exception {
        for (int event = 0; event < 20; event++) {
            traffic.list(json("{'event_id':'e','event_time':" + event * 60_000 + "}"));
        }
        traffic.outcome(json("{'hit_rank':0,'popularity_rank':0,'event_time':1079999}"));
        traffic.outcome(json("{'hit_rank':4,'popularity_rank':21,'event_time':1080000}"));
        traffic.outcome(json("{'hit_rank':21,'popularity_rank':20,'event_time':1140000}"));

        assertThat(summary())
                .contains("prequential HR@20 so far: 0.3333 (popularity 0.3333, 3 outcomes)")
                .contains(
                        "prequential HR@20 over the last 10 %: 0.5000 (popularity 0.5000, 2"
                                + " outcomes)")
                .contains("prequential MRR@20 over the last 10 %: 0.1250");
    }

    @Test
    void rankersAreToldApartAndWhatWasNotShownCountsForNobodyElse() throws Exception {
        traffic.outcome(outcome("formula", "champion", 0));
        traffic.outcome(outcome("tree", "champion", 1));
        traffic.outcome(outcome("formula", "shadow", 1));

        assertThat(summary())
                .contains("prequential HR@20 so far: 0.5000 (popularity 0.0000, 2 outcomes)")
                .contains("formula 1: HR@20 0.0000 (popularity 0.0000, 1 outcomes)")
                .contains("formula 1 shadow: HR@20 1.0000 (popularity 0.0000, 1 outcomes)")
                .contains("tree 1: HR@20 1.0000 (popularity 0.0000, 1 outcomes)");
    }

    private static JsonNode outcome(String name, String variant, int rank) throws Exception {
        return json(
                "{'hit_rank':"
                        + rank
                        + ",'model':{'name':'"
                        + name
                        + "','version':'1','variant':'"
                        + variant
                        + "'}}");
    }

    @Test
    void listsShowTitlesAlsoInReasonsAndWhatTheUserDid() throws Exception {
        traffic.sending("e", event("b"));
        traffic.list(
                json(
                        "{'user_id':'u','event_id':'e','items':[{'rank':1,'item_id':'a','reason':'follows"
                                + " b'},{'rank':2,'item_id':'x','reason':'new'}]}"));

        assertThat(summary())
                .contains("u  view Black tea\n")
                .containsPattern("1 {2}Apple tea +follows Black tea\\R")
                .containsPattern("2 {2}x +new\\R");
    }

    @Test
    void itemsThatTheListBeforeDidNotHaveAreMarked() throws Exception {
        traffic.list(json("{'user_id':'u','items':[{'rank':1,'item_id':'a'}]}"));
        traffic.list(
                json(
                        "{'user_id':'u','items':[{'rank':1,'item_id':'b'},"
                                + "{'rank':2,'item_id':'a'}]}"));

        assertThat(summary()).contains("+  1  Black tea").doesNotContain("+  2");
    }

    @Test
    void withoutATerminalALineHoldsNoEscapes() {
        traffic.sending("e", event("x"));
        view(false).show(null, null);

        assertThat(text()).startsWith("1 of 4 events (25 %)").doesNotContain("\u001b");
    }

    @Test
    void onATerminalTheHeaderStaysOnTopAndThePageIsClearedOnce() {
        LiveView view = view(true);
        view.show(null, null);
        view.show(null, "Mind this.");

        assertThat(text()).startsWith("\u001b[H\u001b[2Jheader").contains("Mind this.");
        assertThat(text().split("\u001b\\[2J", -1)).hasSize(2);
    }

    @Test
    void aNoteIsSaidOnceInLinesAndStaysOnTopOfAPage() {
        LiveView lines = view(false);
        lines.note("Mind this.");
        lines.show(null, null);
        lines.show(null, null);
        assertThat(text().split("Mind this\\.", -1)).hasSize(2);

        said.reset();
        LiveView page = view(true);
        page.note("Mind this.");
        page.show(null, null);
        page.show(null, null);
        assertThat(text().split("headerMind this\\.", -1)).hasSize(3);
    }

    private String summary() {
        view(false).summary(null);
        return text();
    }

    private LiveView view(boolean terminal) {
        return new LiveView(
                new PrintStream(said, true, StandardCharsets.UTF_8),
                terminal,
                traffic,
                4,
                Map.of("a", "Apple tea", "b", "Black tea"),
                "header");
    }

    private String text() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private static byte[] event(String item) {
        return ("{\"type\":\"view\",\"item_id\":\"" + item + "\"}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode json(String text) throws Exception {
        return new JsonMapper().readTree(text.replace('\'', '"'));
    }
}
