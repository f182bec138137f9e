package io.headwater.training.registry;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The files that make a model package one of MLflow's LightGBM models, so that Python loads it. */
final class PythonFlavor {
    /** The LightGBM in the training job; any later one reads its models. */
    private static final String LIGHTGBM = "4.3.0";

    private static final String REQUIREMENTS = "mlflow>=3,<4\nlightgbm>=" + LIGHTGBM + ",<5\n";
    private static final String PYTHON = "3.11";
    private static final int EXAMPLES = 5;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private final JsonMapper json = new JsonMapper();

    private PythonFlavor() {}

    /** Adds the files to a folder that has `model.lgb` and `headwater/golden_vectors.csv`. */
    static void addTo(Path model, Instant created) throws IOException {
        new PythonFlavor().write(model, created);
    }

    private void write(Path model, Instant created) throws IOException {
        List<String> features;
        ArrayNode examples = json.createArrayNode();
        try (BufferedReader rows =
                Files.newBufferedReader(model.resolve("headwater/golden_vectors.csv"))) {
            List<String> header = cells(rows.readLine());
            features = header.subList(0, header.size() - 1);
            for (int i = 0; i < EXAMPLES; i++) {
                String row = rows.readLine();
                if (row == null) {
                    break;
                }
                ArrayNode values = examples.addArray();
                cells(row)
                        .subList(0, features.size())
                        .forEach(cell -> values.add(Double.parseDouble(cell)));
            }
        }
        ObjectNode table = json.createObjectNode();
        table.set("columns", json.valueToTree(features));
        table.set("data", examples);
        // Python's own way to write NaN, which JSON has not: MLflow reads no other
        Files.writeString(
                model.resolve("input_example.json"),
                json.writeValueAsString(table).replace("\"NaN\"", "NaN"));
        Files.writeString(model.resolve("requirements.txt"), REQUIREMENTS);
        Files.writeString(
                model.resolve("python_env.yaml"),
                "python: \"" + PYTHON + "\"\ndependencies:\n- -r requirements.txt\n");
        YAMLMapper.builder()
                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                .build()
                .writeValue(model.resolve("MLmodel").toFile(), description(features, created));
    }

    private ObjectNode description(List<String> features, Instant created) throws IOException {
        ObjectNode root = json.createObjectNode();
        ObjectNode flavors = root.putObject("flavors");
        flavors.putObject("lightgbm")
                .put("data", "model.lgb")
                .put("lgb_version", LIGHTGBM)
                .put("model_class", "lightgbm.basic.Booster");
        flavors.putObject("python_function")
                .put("data", "model.lgb")
                .put("loader_module", "mlflow.lightgbm")
                .put("python_version", PYTHON)
                .putObject("env")
                .put("virtualenv", "python_env.yaml");
        root.putObject("saved_input_example_info")
                .put("artifact_path", "input_example.json")
                .put("pandas_orient", "split")
                .put("type", "dataframe");
        root.putObject("signature")
                .put("inputs", inputs(features))
                .put(
                        "outputs",
                        "[{\"type\": \"tensor\", \"tensor-spec\": {\"dtype\": \"float64\","
                                + " \"shape\": [-1]}}]");
        root.put("utc_time_created", TIME.format(created));
        return root;
    }

    /** All are doubles in name: Python's tables are, and every float is one. */
    private String inputs(List<String> features) throws IOException {
        ArrayNode columns = json.createArrayNode();
        for (String feature : features) {
            columns.addObject().put("type", "double").put("name", feature).put("required", true);
        }
        return json.writeValueAsString(columns);
    }

    private static List<String> cells(String row) {
        return List.of(row.split(",", -1));
    }
}
