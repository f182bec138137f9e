package io.headwater.quickstart.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.headwater.log.LogFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogFeedTest {
    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "session-tsv   | SessionId\\tItemId\\tTime\\n7\\t9\\t1592337718.0                  | 7 9 click 1592337718000",
                "online-retail | ts,invoice,user,item,qty,price,country\\n1291191960,5,u,A,6,2.55,UK | u A purchase 1291191960000",
                "otto          | {\"session\":1,\"events\":[{\"aid\":2,\"ts\":1659304800025,\"type\":\"carts\"}]} | 1 2 cart 1659304800025",
                "retailrocket  | timestamp,visitorid,event,itemid,transactionid\\n1433221332117,5,addtocart,3,  | 5 3 cart 1433221332117",
                "movielens     | userId,movieId,rating,timestamp\\n1,31,4.0,1260759144           | 1 31 like 1260759144000",
                "movielens     | 1::31::2::1260759144                                          | 1 31 dislike 1260759144000",
                "csv           | user,item,timestamp,type\\nu,i,2020-01-01T00:00:00Z,cart        | u i cart 1577836800000",
                "tsv           | user\\titem\\ttimestamp\\nu\\ti\\t1577836800                      | u i view 1577836800000",
                "jsonl         | {\"user\":\"u\",\"item\":5,\"timestamp\":1577836800000,\"type\":\"like\"} | u 5 like 1577836800000"
            })
    void readsEveryFormatByNameAndByGuess(String format, String text, String expected)
            throws IOException {
        Path file = write(text.replace("\\t", "\t").replace("\\n", "\n"));

        assertThat(events(file, format)).containsExactly(expected.strip());
        assertThat(events(file, "auto")).containsExactly(expected.strip());
    }

    @Test
    void ordersByTimeAndUserAndGivesEqualRowsEqualIds() throws IOException {
        Path file = write("SessionId\tItemId\tTime\nb\t1\t5\na\t2\t5\nc\t3\t4\nb\t1\t5\n");

        LogFeed feed = LogFeed.open(List.of(LogFile.of(file)), "session-tsv", null);
        List<String> ids = new ArrayList<>();
        List<String> users = new ArrayList<>();
        for (FeedRecord record = feed.next(); record != null; record = feed.next()) {
            ids.add(record.eventId());
            users.add(record.key());
        }

        assertThat(users).containsExactly("c", "a", "b", "b");
        assertThat(ids.get(2)).isEqualTo(ids.get(3)).isNotEqualTo(ids.get(1));
    }

    @Test
    void sendsWhatItCanNotReadAsItIs() throws IOException {
        Path file = write("SessionId\tItemId\tTime\na\t1\tnever\na\t2\t5\n");

        LogFeed feed = LogFeed.open(List.of(LogFile.of(file)), "session-tsv", null);

        assertThat(feed.describe()).contains("1 lines unreadable");
        assertThat(new String(feed.next().value(), StandardCharsets.UTF_8))
                .isEqualTo("a\t1\tnever");
        assertThat(feed.next().key()).isEqualTo("a");
    }

    @Test
    void namesTheFormatsWhenItDoesNotKnowOne() throws IOException {
        Path file = write("x");

        assertThatThrownBy(() -> LogFeed.open(List.of(LogFile.of(file)), "xml", null))
                .hasMessageContaining("--format must be one of auto, jsonl, csv");
    }

    private List<String> events(Path file, String format) throws IOException {
        LogFeed feed = LogFeed.open(List.of(LogFile.of(file)), format, null);
        List<String> events = new ArrayList<>();
        for (FeedRecord record = feed.next(); record != null; record = feed.next()) {
            JsonNode json = new JsonMapper().readTree(record.value());
            events.add(
                    json.path("user_id").asText()
                            + " "
                            + json.path("item_id").asText()
                            + " "
                            + json.path("type").asText()
                            + " "
                            + json.path("timestamp").asLong());
        }
        return events;
    }

    private Path write(String text) throws IOException {
        Path file = folder.resolve("log.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.strip().getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
