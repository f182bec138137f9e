package io.headwater.neighbour;

/** Hoare's selection: a place of the sorted order without sorting. */
public final class Selection {

    private Selection() {}

    /** The value that would stand at a place if the first {@code count} values were sorted; moves the values about. */
    public static long smallest(long[] values, int count, int place) {
        int from = 0;
        int to = count - 1;
        while (from < to) {
            long pivot = values[(from + to) >>> 1];
            int low = from;
            int high = to;
            while (low <= high) {
                while (values[low] < pivot) {
                    low++;
                }
                while (values[high] > pivot) {
                    high--;
                }
                if (low <= high) {
                    long swapped = values[low];
                    values[low++] = values[high];
                    values[high--] = swapped;
                }
            }
            if (place <= high) {
                to = high;
            } else if (place >= low) {
                from = low;
            } else {
                break;
            }
        }
        return values[place];
    }
}
