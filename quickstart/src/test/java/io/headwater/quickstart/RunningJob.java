package io.headwater.quickstart;

import io.headwater.configuration.ConfigurationReader;
import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.streaming.KafkaTopics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The streaming job in this process, between a real broker's topics. */
final class RunningJob implements AutoCloseable {
    private final KafkaBroker broker;
    private final JobCluster cluster;
    private final TopicClient client;

    private RunningJob(KafkaBroker broker, JobCluster cluster, TopicClient client) {
        this.broker = broker;
        this.cluster = cluster;
        this.client = client;
    }

    /**
     * Starts broker and job; the topics are there, and every task runs.
     *
     * @param outputs topics that the client reads
     * @param settings of the job, `key=value` each
     */
    static RunningJob start(Path folder, int slots, List<String> outputs, String... settings)
            throws Exception {
        KafkaBroker broker = KafkaBroker.start(0, folder.resolve("kafka"));
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("kafka.bootstrap-servers=" + broker.bootstrapServers());
        HeadwaterConfiguration configuration = ConfigurationReader.read("", all);
        KafkaTopics.create(configuration.kafka());
        JobCluster cluster = JobCluster.start(configuration, Path.of("../conf"), 0, slots, folder);
        return new RunningJob(broker, cluster, new TopicClient(broker.bootstrapServers(), outputs));
    }

    JobCluster cluster() {
        return cluster;
    }

    TopicClient client() {
        return client;
    }

    @Override
    public void close() throws Exception {
        client.close();
        cluster.close();
        broker.close();
    }
}
