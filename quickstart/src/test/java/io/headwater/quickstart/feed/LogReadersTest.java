package io.headwater.quickstart.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.headwater.log.LogFile;
import io.headwater.log.Titles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogReadersTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir Path folder;

    @Test
    void sessionTsvBecomesClicksInMilliseconds() throws IOException {
        LogFeed feed = open("auto", null, "SessionId\tItemId\tTime\n7\ta\t1592337718.5\n");

        assertThat(feed.format()).isEqualTo("session-tsv");
        assertThat(events(feed)).containsExactly("7 a click 1592337718500");
    }

    @Test
    void onlineRetailKeepsPurchasesAndReturnsAlone() throws IOException {
        LogFeed feed =
                open(
                        "auto",
                        null,
                        """
                        ts,invoice,user,item,qty,price,country
                        1291191960,1,u,bought,6,2.55,United Kingdom
                        1291191961,2,u,returned,-1,2.55,United Kingdom
                        1291191962,3,u,gift,6,0,United Kingdom
                        1291191963,4,u,nothing,0,2.55,United Kingdom
                        """);

        assertThat(feed.format()).isEqualTo("online-retail");
        List<JsonNode> events = json(feed);
        assertThat(events).hasSize(2);
        assertThat(line(events.get(0))).isEqualTo("u bought purchase 1291191960000");
        assertThat(events.get(0).path("item").path("price").asDouble()).isEqualTo(2.55);
        assertThat(line(events.get(1))).isEqualTo("u returned purchase 1291191961000");
        assertThat(events.get(1).path("quantity").asInt()).isEqualTo(-1);
    }

    @Test
    void ottoSessionsBecomeClicksCartsAndPurchases() throws IOException {
        LogFeed feed =
                open(
                        "auto",
                        null,
                        "{\"session\":3,\"events\":["
                                + "{\"aid\":1,\"ts\":1659304800025,\"type\":\"clicks\"},"
                                + "{\"aid\":1,\"ts\":1659304800026,\"type\":\"carts\"},"
                                + "{\"aid\":1,\"ts\":1659304800027,\"type\":\"orders\"}]}\n");

        assertThat(feed.format()).isEqualTo("otto");
        assertThat(events(feed))
                .containsExactly(
                        "3 1 click 1659304800025",
                        "3 1 cart 1659304800026",
                        "3 1 purchase 1659304800027");
    }

    @Test
    void retailRocketNamesBecomeOurs() throws IOException {
        LogFeed feed =
                open(
                        "auto",
                        null,
                        """
                        timestamp,visitorid,event,itemid,transactionid
                        1433221332117,257597,view,355908,
                        1433221332118,257597,addtocart,355908,
                        1433221332119,257597,transaction,355908,4
                        """);

        assertThat(feed.format()).isEqualTo("retailrocket");
        assertThat(events(feed))
                .containsExactly(
                        "257597 355908 view 1433221332117",
                        "257597 355908 cart 1433221332118",
                        "257597 355908 purchase 1433221332119");
    }

    @Test
    void allThreeMovieLensFilesReadTheSame() throws IOException {
        String rows = "1,10,3.5,100\n1,11,3,101\n1,12,2,102\n";
        List<String> expected =
                List.of("1 10 like 100000", "1 11 view 101000", "1 12 dislike 102000");

        LogFeed csv = open("auto", null, "userId,movieId,rating,timestamp\n" + rows);
        LogFeed data = open("auto", null, rows.replace(',', '\t'));
        LogFeed dat = open("auto", null, rows.replace(",", "::"));

        for (LogFeed feed : List.of(csv, data, dat)) {
            assertThat(feed.format()).isEqualTo("movielens");
            assertThat(events(feed)).isEqualTo(expected);
        }
    }

    @Test
    void csvColumnsAreMappedByName() throws IOException {
        LogFeed feed =
                open(
                        "auto",
                        "user=who,item=what,timestamp=when,type=act,price=cost,category=kind",
                        """
                        when,who,what,act,cost,kind
                        2020-06-16T20:01:58Z,u,"a, b",like,1.5,"mu
                        gs"
                        """);

        assertThat(feed.format()).isEqualTo("csv");
        JsonNode event = json(feed).get(0);
        assertThat(line(event)).isEqualTo("u a, b like 1592337718000");
        assertThat(event.path("item").path("price").asDouble()).isEqualTo(1.5);
        assertThat(event.path("item").path("category").asText()).isEqualTo("mu\ngs");
    }

    @Test
    void tsvColumnsAreMappedByIndexWithoutAHeader() throws IOException {
        LogFeed feed = open("tsv", "user=2,item=1,timestamp=0,type=3", "100\t5\" nail\tu\tcart\n");

        assertThat(events(feed)).containsExactly("u 5\" nail cart 100000");
    }

    @Test
    void jsonlIsReadByColumnsAndAsOnTheTopic() throws IOException {
        LogFeed mapped =
                open("jsonl", "user=u,item=i,timestamp=t", "{\"u\":1,\"i\":2,\"t\":1592337718}\n");
        LogFeed topic =
                open(
                        "auto",
                        null,
                        "{\"event_id\":\"e\",\"user_id\":\"u\",\"item_id\":\"i\",\"type\":\"like\","
                                + "\"timestamp\":1592337718000,\"item\":{\"price\":2}}\n");

        assertThat(events(mapped)).containsExactly("1 2 view 1592337718000");
        assertThat(events(topic)).containsExactly("u i like 1592337718000");
    }

    @Test
    void gzipIsKnownByItsContentAndAByteOrderMarkIsNoPartOfTheHeader() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write("\uFEFFuser,item,timestamp\nu,i,5\n".getBytes(StandardCharsets.UTF_8));
        }
        Path file = Files.write(folder.resolve("plain-name.csv"), bytes.toByteArray());

        assertThat(events(LogFeed.open(List.of(LogFile.of(file)), "auto", null)))
                .containsExactly("u i view 5000");
    }

    @Test
    void severalFilesAreOrderedByTimeAndUserAndElseStayAsTheyWere() throws IOException {
        Path first = write("user,item,timestamp\nb,1,20\nb,2,20\na,3,20\n");
        Path second = write("user,item,timestamp\nz,4,10\n10,5,20\n9,6,20\nb,0,20\n");

        LogFeed feed = LogFeed.open(List.of(LogFile.of(first), LogFile.of(second)), "csv", null);

        assertThat(feed.total()).isEqualTo(7);
        assertThat(events(feed).stream().map(event -> event.substring(0, event.indexOf(" view"))))
                .containsExactly("z 4", "10 5", "9 6", "a 3", "b 1", "b 2", "b 0");
    }

    @Test
    void identicalRowsHaveOneIdAndOthersTheirOwn() throws IOException {
        LogFeed feed =
                open(
                        "csv",
                        null,
                        """
                        user,item,timestamp,type,quantity
                        u,i,5,purchase,1
                        u,i,5,purchase,1
                        u,i,5,purchase,-1
                        u,i,5,view,
                        u,j,5,view,
                        u,i,6,view,
                        """);

        List<String> ids = new ArrayList<>();
        json(feed).forEach(event -> ids.add(event.path("event_id").asText()));
        assertThat(ids).hasSize(6);
        assertThat(ids.get(0)).isEqualTo(ids.get(1));
        assertThat(ids.stream().distinct()).hasSize(5);
    }

    @Test
    void badLinesAreCountedByReasonAndSentAsTheyAre() throws IOException {
        LogFeed feed =
                open(
                        "csv",
                        null,
                        """
                        user,item,timestamp,price
                        u,i,5,1
                        u,,5,1
                        v,"i,5,1
                        u,i,soon,1
                        u,i,NaN,1
                        u,i,6,cheap
                        w,i,7,1
                        """);

        assertThat(feed.total()).isEqualTo(7);
        assertThat(feed.problems())
                .containsExactly(
                        "1 line: no item, first 'u,,5,1'",
                        "1 line: quotes that do not match, first 'v,\"i,5,1'",
                        "2 lines: not a time, first 'u,i,soon,1'",
                        "1 line: price is not a number, first 'u,i,6,cheap'");
        List<String> sent = new ArrayList<>();
        for (FeedRecord next = feed.next(); next != null; next = feed.next()) {
            sent.add(new String(next.value(), StandardCharsets.UTF_8));
        }
        assertThat(sent)
                .hasSize(7)
                .startsWith("u,,5,1", "v,\"i,5,1", "u,i,soon,1", "u,i,NaN,1", "u,i,6,cheap");
    }

    @Test
    void brokenJsonLinesAreKeptToo() throws IOException {
        LogFeed feed =
                open("otto", null, "{\"session\":1,\"events\":[{\"aid\":1}]}\n{\"sess\n[1]\n");

        assertThat(feed.problems())
                .containsExactly(
                        "1 line: no type, first '{\"session\":1,\"events\":[{\"aid\":1}]}'",
                        "1 line: not JSON, first '{\"sess'",
                        "1 line: not a JSON object, first '[1]'");
    }

    @Test
    void aFileWithoutTheColumnsIsRefusedWithWhatItHas() {
        assertThatThrownBy(() -> open("csv", "user=who", "user,item,timestamp\nu,i,5\n"))
                .hasMessageContaining("must have a column 'who', has [user, item, timestamp]");
        assertThatThrownBy(() -> open("excel", null, "user,item,timestamp\n"))
                .hasMessageContaining("--format must be one of auto, jsonl")
                .hasMessageEndingWith("was excel");
        assertThatThrownBy(() -> open("csv", "wer=1", "user,item,timestamp\n"))
                .hasMessageContaining("was 'wer=1'");
    }

    @Test
    void titlesAreReadByItem() throws IOException {
        Path file = write("item,title\n10002,\"GLOBE, \"\"INFLATABLE\"\"\"\n10080,\n10081,Mug\n");

        assertThat(Titles.read(LogFile.of(file)))
                .containsOnly(
                        Map.entry("10002", "GLOBE, \"INFLATABLE\""), Map.entry("10081", "Mug"));
    }

    private LogFeed open(String format, String columns, String text) throws IOException {
        return LogFeed.open(List.of(LogFile.of(write(text))), format, columns);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "log", ".txt"), text);
    }

    private static List<JsonNode> json(LogFeed feed) throws IOException {
        List<JsonNode> events = new ArrayList<>();
        for (FeedRecord next = feed.next(); next != null; next = feed.next()) {
            events.add(JSON.readTree(next.value()));
        }
        return events;
    }

    private static List<String> events(LogFeed feed) throws IOException {
        return json(feed).stream().map(LogReadersTest::line).toList();
    }

    private static String line(JsonNode event) {
        return String.join(
                " ",
                event.path("user_id").asText(),
                event.path("item_id").asText(),
                event.path("type").asText(),
                event.path("timestamp").asText());
    }
}
