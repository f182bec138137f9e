package io.headwater.model;

/**
 * The features that were tested on the way to a node, each once: of the rows at its test which share comes this way, and whether the
 * row does. The weights are those of the feature sets of each size, summed up over what is known of the features.
 */
final class TestedFeatures {
    static final TestedFeatures NONE = new TestedFeatures(0);

    private final int[] features;
    private final double[] shares;
    private final double[] owns;
    private final double[] weights;
    private int length;

    private TestedFeatures(int length) {
        this.features = new int[length];
        this.shares = new double[length];
        this.owns = new double[length];
        this.weights = new double[length];
        this.length = length;
    }

    /** The same with another feature. */
    TestedFeatures plus(int feature, double share, double own) {
        TestedFeatures more = new TestedFeatures(length + 1);
        System.arraycopy(features, 0, more.features, 0, length);
        System.arraycopy(shares, 0, more.shares, 0, length);
        System.arraycopy(owns, 0, more.owns, 0, length);
        more.features[length] = feature;
        more.shares[length] = share;
        more.owns[length] = own;
        more.weights[length] = length == 0 ? 1 : 0;
        double ownPart = own / (length + 1);
        double sharePart = share / (length + 1);
        for (int i = length - 1; i >= 0; i--) {
            more.weights[i + 1] += ownPart * weights[i] * (i + 1);
            more.weights[i] = sharePart * weights[i] * (length - i);
        }
        return more;
    }

    int find(int feature) {
        for (int i = 0; i < length; i++) {
            if (features[i] == feature) {
                return i;
            }
        }
        return -1;
    }

    double share(int i) {
        return shares[i];
    }

    double own(int i) {
        return owns[i];
    }

    /** Takes a feature back. */
    void remove(int place) {
        without(place, weights);
        length--;
        System.arraycopy(features, place + 1, features, place, length - place);
        System.arraycopy(shares, place + 1, shares, place, length - place);
        System.arraycopy(owns, place + 1, owns, place, length - place);
    }

    /** Adds what each feature has in a leaf's value. */
    void spread(double leaf, double[] contributions) {
        double[] without = new double[length];
        for (int i = 1; i < length; i++) {
            without(i, without);
            double sum = 0;
            for (int size = 0; size < length - 1; size++) {
                sum += without[size];
            }
            contributions[features[i]] += sum * (owns[i] - shares[i]) * leaf;
        }
    }

    /** The weights as they were without a feature. */
    private void without(int place, double[] out) {
        double share = shares[place];
        if (owns[place] == 0) {
            double factor = length / share;
            for (int i = 0; i < length - 1; i++) {
                out[i] = weights[i] * factor / (length - 1 - i);
            }
            return;
        }
        double part = share / length;
        double next = weights[length - 1];
        for (int i = length - 2; i >= 0; i--) {
            double weight = weights[i];
            out[i] = next * length / (i + 1);
            next = weight - out[i] * part * (length - 1 - i);
        }
    }
}
