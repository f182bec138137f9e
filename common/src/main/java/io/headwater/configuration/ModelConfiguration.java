package io.headwater.configuration;

import java.io.Serializable;
import java.time.Duration;

/**
 * Where the stream's models come from, and who is ranked by which.
 *
 * @param source none, folder or mlflow
 * @param folder a model package, or a folder with `champion` and `challenger` packages
 * @param trackingUri MLflow's address, empty for that of the environment
 * @param name of the registered model in MLflow
 * @param poll time between two looks
 * @param challengerShare share of the users whose lists the challenger ranks
 * @param salt another one draws these users anew
 * @param shadow the challenger, or the formula without one, ranks for nobody, and is judged on all
 */
public record ModelConfiguration(
        String source,
        String folder,
        String trackingUri,
        String name,
        Duration poll,
        double challengerShare,
        String salt,
        boolean shadow)
        implements Serializable {

    public static ModelConfiguration defaults() {
        return new ModelConfiguration(
                "none", "", "", "recommender-model", Duration.ofSeconds(10), 0, "1", false);
    }
}
