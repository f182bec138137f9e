/** Judges a ranker on a later slice of time, beside what it must beat, and looks for leaks. */
package io.headwater.training.evaluation;
