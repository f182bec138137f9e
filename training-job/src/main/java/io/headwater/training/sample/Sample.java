package io.headwater.training.sample;

/**
 * What one request gives: candidates with their features, and which of them the user turned to.
 *
 * @param historyEvents the user's positive events before it
 * @param rows to learn from in training, else the whole pool, to judge by
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
        TestCase test) {

    /** Numbers that any change changes: of what the rows are, then of each feature. */
    public int[] fingerprint() {
        int[] parts = rows.fingerprint();
        if (drawn != null) {
            int[] more = drawn.fingerprint();
            for (int part = 0; part < parts.length; part++) {
                parts[part] = 31 * parts[part] + more[part];
            }
        }
        return parts;
    }
}
