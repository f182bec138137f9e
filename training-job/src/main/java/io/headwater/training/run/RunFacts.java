package io.headwater.training.run;

import io.headwater.training.evaluation.EvaluationResult;
import io.headwater.training.evaluation.LeakAudit;
import io.headwater.training.evaluation.PlattScaling;
import io.headwater.training.evaluation.Promotion;
import io.headwater.training.learner.LearnedModel;

/** What a run has found out. */
record RunFacts(
        LearnedModel model,
        PlattScaling scaling,
        EvaluationResult result,
        Promotion promotion,
        LeakAudit audit) {}
