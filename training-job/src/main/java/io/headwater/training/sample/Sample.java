package io.headwater.training.sample;

/**
 * What one request gives: candidates with their features, and which of them the user turned to.
 *
 * @param historyEvents the user's positive events before it
 * @param test what the evaluation needs beside the rows; null but in the test slice
 */
public record Sample(
        Slice slice,
        String requestId,
        String userId,
        long asOfMillis,
        long historyEvents,
        SampleRows rows,
        TestCase test) {}
