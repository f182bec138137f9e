package io.headwater.training.sample;

import io.headwater.candidate.CandidatePool;
import io.headwater.candidate.FeatureRows;
import io.headwater.candidate.FeatureSchema;
import io.headwater.item.ItemSnapshot;
import java.util.Arrays;
import java.util.stream.Stream;

/** The rows of one request. Not a record, for its columns are arrays of one length that it fills itself. */
public final class SampleRows {
    private static final int WIDTH = FeatureSchema.NAMES.size();

    /** What comes of facts that events need not carry: an item's category and price. */
    private static final int[] OPTIONAL =
            Stream.of(
                            "recent_category_entropy",
                            "recent_top_category_share",
                            "mean_log_price_seen",
                            "mean_log_price_bought",
                            "log_price_spread",
                            "last_log_price_to_mean",
                            "category_share",
                            "category_of_last",
                            "log_price_to_mean_seen")
                    .mapToInt(FeatureSchema.NAMES::indexOf)
                    .toArray();

    private final float[] shared = new float[FeatureRows.SHARED];
    private final String[] itemIds;
    private final byte[] grades;
    private final byte[] origins;
    private final float[] probabilities;
    private final float[] features;
    private int size;

    /** Where a row came from. */
    public enum Origin {
        /** The candidate pool, and the user turned to it, or all of the pool is kept. */
        POOL,
        /** Another candidate of the pool, drawn. */
        POOL_NEGATIVE,
        /** The catalogue, drawn by popularity. */
        CATALOGUE_NEGATIVE
    }

    SampleRows(CandidatePool pool, int rows) {
        this.itemIds = new String[rows];
        this.grades = new byte[rows];
        this.origins = new byte[rows];
        this.probabilities = new float[rows];
        this.features = new float[rows * WIDTH];
        FeatureRows.shared(pool, shared);
    }

    /** Adds a candidate of the pool. */
    void add(CandidatePool pool, int place, byte grade, Origin origin, double probability) {
        FeatureRows.candidate(pool, place, features, size * WIDTH + FeatureRows.SHARED);
        add(pool.snapshot(place), grade, origin, probability);
    }

    /** Adds an item that the pool does not hold. */
    void addStranger(CandidatePool pool, byte[] snapshot, double probability) {
        ItemSnapshot item = ItemSnapshot.decode(snapshot);
        FeatureRows.stranger(pool, item, features, size * WIDTH + FeatureRows.SHARED);
        add(snapshot, (byte) 0, Origin.CATALOGUE_NEGATIVE, probability);
    }

    private void add(byte[] snapshot, byte grade, Origin origin, double probability) {
        System.arraycopy(shared, 0, features, size * WIDTH, FeatureRows.SHARED);
        itemIds[size] = ItemSnapshot.idOf(snapshot);
        grades[size] = grade;
        origins[size] = (byte) origin.ordinal();
        probabilities[size] = (float) probability;
        size++;
    }

    /** Makes all rows as if no event had told of categories and prices. */
    void forgetOptionalFacts() {
        for (int row = 0; row < size; row++) {
            for (int feature : OPTIONAL) {
                features[row * WIDTH + feature] = Float.NaN;
            }
        }
    }

    public int size() {
        return size;
    }

    public String itemId(int row) {
        return itemIds[row];
    }

    /** 0 for an item that the user did not turn to, else 1, 2 or 3 by the type of event. */
    public byte grade(int row) {
        return grades[row];
    }

    public Origin origin(int row) {
        return Origin.values()[origins[row]];
    }

    /** How probable it was that the row is here; 1 for what is always kept. */
    public float probability(int row) {
        return probabilities[row];
    }

    /** A value by the order of {@link FeatureSchema#NAMES}. */
    public float feature(int row, int feature) {
        return features[row * WIDTH + feature];
    }

    /** All grades, as many as there are rows. */
    public byte[] grades() {
        return Arrays.copyOf(grades, size);
    }

    /** All features, row by row. */
    public float[] features() {
        return Arrays.copyOf(features, size * WIDTH);
    }

    /** Numbers that any change changes: of what the rows are, then of each feature. */
    int[] fingerprint() {
        int[] parts = new int[1 + WIDTH];
        for (int row = 0; row < size; row++) {
            parts[0] = 31 * parts[0] + itemIds[row].hashCode();
            parts[0] = 31 * parts[0] + grades[row];
            parts[0] = 31 * parts[0] + origins[row];
            parts[0] = 31 * parts[0] + Float.floatToRawIntBits(probabilities[row]);
            for (int feature = 0; feature < WIDTH; feature++) {
                int bits = Float.floatToRawIntBits(features[row * WIDTH + feature]);
                parts[1 + feature] = 31 * parts[1 + feature] + bits;
            }
        }
        return parts;
    }
}
