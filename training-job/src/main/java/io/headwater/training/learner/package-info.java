/** Trains a ranker from files of request groups with LightGBM, which runs in a JVM of its own. */
package io.headwater.training.learner;
