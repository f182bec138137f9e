package io.headwater.profile;

import io.headwater.event.Decay;
import io.headwater.serialization.Bytes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;

/**
 * The logarithms of the prices a user saw (decayed, half-life 14 d) and paid. Events without a positive price do not count.
 *
 * <p>Mean and squared deviations are updated by West's weighted rule (Communications of the ACM 22(9), 1979).
 */
final class Prices {
    private static final long HALF_LIFE_MILLIS = Duration.ofDays(14).toMillis();

    private long seen;
    private long newestMillis = Long.MIN_VALUE;
    private double weight;
    private double mean;
    private double deviations;
    private double last = Double.NaN;
    private long bought;
    private double boughtMean;

    void fold(float price, long t, boolean purchase) {
        if (!(price > 0) || Float.isInfinite(price)) {
            return;
        }
        double x = StrictMath.log(price);
        see(x, t);
        last = x;
        if (purchase) {
            bought++;
            boughtMean += (x - boughtMean) / (double) bought;
        }
    }

    private void see(double x, long t) {
        double increment = 1;
        if (seen > 0 && t > newestMillis) {
            double factor = Decay.factor(t - newestMillis, HALF_LIFE_MILLIS);
            weight *= factor;
            deviations *= factor;
        } else if (seen > 0) {
            increment = Decay.factor(newestMillis - t, HALF_LIFE_MILLIS);
        }
        seen++;
        newestMillis = Math.max(newestMillis, t);
        weight += increment;
        double difference = x - mean;
        mean += difference * increment / weight;
        deviations += increment * difference * (x - mean);
    }

    double meanSeen() {
        return seen == 0 ? Double.NaN : mean;
    }

    double meanBought() {
        return bought == 0 ? Double.NaN : boughtMean;
    }

    /** Standard deviation of the prices seen; NaN for fewer than two. */
    double spread() {
        return seen < 2 ? Double.NaN : Math.sqrt(Math.max(0, deviations / weight));
    }

    double lastToMean() {
        return last - meanSeen();
    }

    void write(DataOutput out) throws IOException {
        Bytes.writeVarLong(out, seen);
        if (seen == 0) {
            return;
        }
        out.writeLong(newestMillis);
        out.writeDouble(weight);
        out.writeDouble(mean);
        out.writeDouble(deviations);
        out.writeDouble(last);
        Bytes.writeVarLong(out, bought);
        out.writeDouble(boughtMean);
    }

    static Prices read(DataInput in) throws IOException {
        Prices value = new Prices();
        value.seen = Bytes.readVarLong(in);
        if (value.seen == 0) {
            return value;
        }
        value.newestMillis = in.readLong();
        value.weight = in.readDouble();
        value.mean = in.readDouble();
        value.deviations = in.readDouble();
        value.last = in.readDouble();
        value.bought = Bytes.readVarLong(in);
        value.boughtMean = in.readDouble();
        return value;
    }
}
