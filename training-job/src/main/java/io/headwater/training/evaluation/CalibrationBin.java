package io.headwater.training.evaluation;

/** Candidates of like probability: how many, the mean of what was predicted, the rate that came. */
public record CalibrationBin(long candidates, double predicted, double observed) {}
