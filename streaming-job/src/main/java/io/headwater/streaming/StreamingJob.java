package io.headwater.streaming;

import io.headwater.comparison.Proposal;
import io.headwater.configuration.ConfigurationOptions;
import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.configuration.KafkaConfiguration;
import io.headwater.dataflow.Decode;
import io.headwater.dataflow.KafkaSources;
import io.headwater.dataflow.StreamTypes;
import io.headwater.event.CatalogueDecoder;
import io.headwater.event.CatalogueRecord;
import io.headwater.event.Event;
import io.headwater.event.EventDecoder;
import io.headwater.event.RecommendationRequest;
import io.headwater.event.Rejection;
import io.headwater.event.RejectionJson;
import io.headwater.event.RequestDecoder;
import io.headwater.recommendation.AnswerJson;
import io.headwater.recommendation.Outcome;
import io.headwater.recommendation.Recommendation;
import io.headwater.recommendation.ServedFeatures;
import io.headwater.streaming.watch.ModelWatch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The job that answers: from Kafka through the five rooms to Kafka. */
@Command(
        name = "streaming-job",
        mixinStandardHelpOptions = true,
        description = "Reads events from Kafka and writes each user's recommendations back to it.")
public final class StreamingJob implements Callable<Integer> {
    @Mixin private ConfigurationOptions settings;

    public static void main(String[] args) {
        int code = ConfigurationOptions.commandLine(new StreamingJob()).execute(args);
        if (code != 0) {
            throw new IllegalStateException("the job was not submitted: see the message above");
        }
    }

    @Override
    public Integer call() throws Exception {
        HeadwaterConfiguration configuration = settings.read();
        if (configuration.kafka().createTopics()) {
            KafkaTopics.create(configuration.kafka());
        }
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment();
        describe(environment, configuration);
        environment.execute("headwater");
        return 0;
    }

    /** Describes the whole job, ends included. */
    public static void describe(
            StreamExecutionEnvironment environment, HeadwaterConfiguration configuration) {
        KafkaConfiguration.Topics topics = configuration.kafka().topics();
        KafkaSources sources = new KafkaSources(environment, configuration.kafka());
        List<DataStream<Rejection>> rejections = new ArrayList<>();
        DataStream<Event> events =
                input(
                        sources,
                        topics.events(),
                        "events",
                        StreamTypes.EVENT,
                        () -> new EventDecoder(configuration.intake())::decode,
                        rejections);
        DataStream<CatalogueRecord> items =
                input(
                        sources,
                        topics.items(),
                        "items",
                        StreamTypes.CATALOGUE_RECORD,
                        () -> new CatalogueDecoder(configuration.intake())::decode,
                        rejections);
        int limit = configuration.recommend().limit();
        DataStream<RecommendationRequest> requests =
                input(
                        sources,
                        topics.requests(),
                        "requests",
                        StreamTypes.REQUEST,
                        () -> new RequestDecoder(limit)::decode,
                        rejections);
        StreamingTopology.Outputs outputs =
                StreamingTopology.build(
                        configuration,
                        events,
                        items,
                        requests,
                        ModelWatch.of(environment, configuration.model()));
        rejections.add(outputs.rejections());
        write(configuration.kafka(), outputs, rejections);
    }

    /** Reads and decodes a topic; a topic without a name is left out, then null. */
    private static <T> DataStream<T> input(
            KafkaSources sources,
            String topic,
            String name,
            TypeInformation<T> type,
            Decode.Factory<T> decoder,
            List<DataStream<Rejection>> rejections) {
        if (topic.isEmpty()) {
            return null;
        }
        SingleOutputStreamOperator<T> decoded =
                sources.read(topic, "kafka-" + name, "Kafka " + name)
                        .process(new Decode<>(decoder), type)
                        .uid("decode-" + name)
                        .name("Decode " + name);
        rejections.add(decoded.getSideOutput(Decode.REJECTED));
        return decoded;
    }

    private static void write(
            KafkaConfiguration kafka,
            StreamingTopology.Outputs outputs,
            List<DataStream<Rejection>> rejections) {
        KafkaSinks sinks = new KafkaSinks(kafka);
        sinks.write(
                outputs.recommendations(),
                kafka.topics().recommendations(),
                "kafka-recommendations",
                "Kafka recommendations",
                Recommendation::userId,
                AnswerJson::encode);
        sinks.write(
                outputs.outcomes(),
                kafka.topics().outcomes(),
                "kafka-outcomes",
                "Kafka outcomes",
                Outcome::userId,
                AnswerJson::encode);
        if (!kafka.topics().features().isEmpty()) {
            sinks.write(
                    outputs.features(),
                    kafka.topics().features(),
                    "kafka-features",
                    "Kafka features",
                    ServedFeatures::userId,
                    ServedFeatures::json);
        }
        if (outputs.proposals() != null) {
            sinks.write(
                    outputs.proposals(),
                    kafka.topics().proposals(),
                    "kafka-proposals",
                    "Kafka proposals",
                    Proposal::model,
                    Proposal::json);
        }
        RejectionJson json = new RejectionJson(kafka.maxRejectedBytes());
        sinks.write(
                rejections.stream().reduce((some, more) -> some.union(more)).orElseThrow(),
                kafka.topics().rejected(),
                "kafka-rejections",
                "Kafka rejections",
                rejection -> null,
                json::encode);
    }
}
