package io.headwater.quickstart.log;

/**
 * One event of a log.
 *
 * @param price NaN for none
 * @param category null for none
 * @param quantity negative for a return, 0 for none
 */
record LogRow(
        String user,
        String item,
        String type,
        long timestampMillis,
        double price,
        String category,
        long quantity) {

    static LogRow of(String user, String item, String type, long timestampMillis) {
        return new LogRow(user, item, type, timestampMillis, Double.NaN, null, 0);
    }
}
