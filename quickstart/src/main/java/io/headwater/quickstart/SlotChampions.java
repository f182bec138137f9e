package io.headwater.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Asks a running job, over Flink's REST interface, who ranks in each of its slots. */
final class SlotChampions {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String GAUGE = ".champion";

    private final HttpClient client = HttpClient.newHttpClient();
    private final String job;

    SlotChampions(String webAddress, String jobId) {
        this.job = webAddress + "/jobs/" + jobId;
    }

    /** A name and version per slot, as far as the job has told them yet. */
    List<String> names() throws IOException, InterruptedException {
        List<String> names = new ArrayList<>();
        for (JsonNode vertex : get(job).path("vertices")) {
            String metrics = job + "/vertices/" + vertex.path("id").asText() + "/metrics";
            String gauges =
                    get(metrics).findValuesAsText("id").stream()
                            .filter(id -> id.endsWith(GAUGE))
                            .collect(Collectors.joining(","));
            if (!gauges.isEmpty()) {
                names.addAll(get(metrics + "?get=" + gauges).findValuesAsText("value"));
            }
        }
        return names;
    }

    private JsonNode get(String address) throws IOException, InterruptedException {
        HttpResponse<String> response =
                client.send(
                        HttpRequest.newBuilder(URI.create(address)).build(),
                        HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(address + " answered " + response.statusCode());
        }
        return JSON.readTree(response.body());
    }
}
