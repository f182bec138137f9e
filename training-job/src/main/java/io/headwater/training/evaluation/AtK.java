package io.headwater.training.evaluation;

/**
 * How good the first k places are. Recall, MAP and NDCG are means over requests, hit rate and MRR over targets.
 *
 * @param recall share of a request's targets
 * @param map average precision, relative to the best that k places allow
 * @param ndcg discounted gain, relative to the best order of the targets
 * @param hr hit rate
 * @param mrr mean of 1/rank, 0 for a miss
 */
public record AtK(int k, double recall, double map, double ndcg, double hr, double mrr) {}
