package io.headwater.configuration;

import java.io.Serializable;

/** Everything that can be set for both jobs; `conf/headwater.yaml` is its text. Flink's own settings stay in Flink's file. */
public record HeadwaterConfiguration(
        KafkaConfiguration kafka,
        IntakeConfiguration intake,
        StateConfiguration state,
        TrendingConfiguration trending,
        NeighbourConfiguration neighbours,
        RecommendConfiguration recommend,
        RankingConfiguration ranking,
        RulesConfiguration rules,
        ModelConfiguration model,
        TrainingConfiguration training)
        implements Serializable {

    public HeadwaterConfiguration {
        kafka = kafka == null ? KafkaConfiguration.defaults() : kafka;
        intake = intake == null ? IntakeConfiguration.defaults() : intake;
        state = state == null ? StateConfiguration.defaults() : state;
        trending = trending == null ? TrendingConfiguration.defaults() : trending;
        neighbours = neighbours == null ? NeighbourConfiguration.defaults() : neighbours;
        recommend = recommend == null ? RecommendConfiguration.defaults() : recommend;
        ranking = ranking == null ? RankingConfiguration.defaults() : ranking;
        rules = rules == null ? RulesConfiguration.defaults() : rules;
        model = model == null ? ModelConfiguration.defaults() : model;
        training = training == null ? TrainingConfiguration.defaults() : training;
    }

    public static HeadwaterConfiguration defaults() {
        return new HeadwaterConfiguration(
                null, null, null, null, null, null, null, null, null, null);
    }

    /** The same but for how lists are recommended. */
    public HeadwaterConfiguration with(RecommendConfiguration other) {
        return new HeadwaterConfiguration(
                kafka, intake, state, trending, neighbours, other, ranking, rules, model, training);
    }
}
