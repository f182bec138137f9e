package io.headwater.training.sample;

/**
 * What one request gives: candidates with their features, and which of them the user turned to.
 *
 * @param historyEvents the user's positive events before it
 * @param rows to learn from in training, later the whole pool, to judge by
 * @param drawn rows as training draws them, for the model that is kept; null when the pool holds none of the targets
 * @param test what the evaluation needs beside the rows; null but in the test slice
 */
public record Sample(
        Slice slice,
        String requestId,
        String userId,
        long asOfMillis,
        long historyEvents,
        SampleRows rows,
        SampleRows drawn,
        TestCase test) {}
