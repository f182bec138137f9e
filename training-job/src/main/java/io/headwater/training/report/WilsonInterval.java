package io.headwater.training.report;

/** The 95 % interval of a rate that was observed so many times (Wilson 1927). */
record WilsonInterval(double low, double high) {
    private static final double Z = 1.959964;

    static WilsonInterval of(double rate, long count) {
        double z2 = Z * Z / count;
        double centre = (rate + z2 / 2) / (1 + z2);
        double half = Z / (1 + z2) * Math.sqrt(rate * (1 - rate) / count + z2 / count / 4);
        return new WilsonInterval(Math.max(0, centre - half), Math.min(1, centre + half));
    }
}
