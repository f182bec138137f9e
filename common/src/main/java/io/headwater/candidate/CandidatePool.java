package io.headwater.candidate;

import io.headwater.item.EncodedSnapshot;
import io.headwater.item.ItemSnapshot;
import io.headwater.item.SnapshotColumn;
import io.headwater.item.TrendingBoard;
import io.headwater.item.TrendingStep;
import io.headwater.neighbour.SeedAnswer;
import io.headwater.profile.OwnItem;
import java.util.Arrays;
import java.util.List;

/**
 * The candidates of one request: the best of every source, as many as are worth scoring. Rows are places in the pool, ordered by
 * the precision of what named them. Made for reuse, one per operator.
 */
public final class CandidatePool {
    private final CandidateTable table = new CandidateTable();
    private final TopRows top = new TopRows(256);
    private final int most;
    private final SourceRanks ranks = new SourceRanks();
    private double[] scratch = new double[0];
    private int[] ownRows = new int[0];
    private int[] trendingRows = new int[0];
    private final int[] rows;
    private int size;
    private int neighbours;
    private final double[] bests = new double[CandidateTable.CO_VISIT + 1];
    private final RecentCategories recentCategories = new RecentCategories();
    private ListRequest request;
    private List<SeedAnswer> answers;

    /**
     * @param most candidates at most
     */
    public CandidatePool(int most) {
        this.most = most;
        this.rows = new int[most];
    }

    /**
     * Forms the pool; the user's last item is never in it.
     *
     * @param seedAnswers in the order of {@link ListAnswers}
     */
    public void form(
            ListRequest listRequest,
            List<SeedAnswer> seedAnswers,
            TrendingStep trending,
            Precision livePrecision) {
        this.request = listRequest;
        this.answers = seedAnswers;
        List<OwnItem> own = listRequest.own();
        long last = own.isEmpty() ? 0 : ItemSnapshot.hashOf(own.get(0).snapshot());
        recentCategories.begin(listRequest.own());
        table.clear();
        int hops = addSeeds(last);
        neighbours = table.size();
        for (SeedAnswer answer : seedAnswers.subList(hops, seedAnswers.size())) {
            table.addSecondHop(answer, last, neighbours);
        }
        int reached = table.size();
        if (ownRows.length < own.size()) {
            ownRows = new int[own.size() * 2];
        }
        for (int place = 1; place < own.size(); place++) {
            ownRows[place] = table.add(own.get(place), place);
        }
        table.refresh(trending.popular());
        int named = table.size();
        begin(livePrecision, named + TrendingBoard.LISTS * Source.RANKS);
        rankNeighbours();
        rank(Source.SECOND_HOP, table.column(CandidateTable.SECOND_HOP), reached, Source.RANKS);
        rankOwn(named);
        rankTrending(trending, last);
        choose();
    }

    /** Adds the seeds' answers and says where those of the second hop begin. */
    private int addSeeds(long last) {
        int at = 0;
        while (at < answers.size() && answers.get(at).query().hop() == 0) {
            table.add(answers.get(at++), last);
        }
        return at;
    }

    private void begin(Precision livePrecision, int rowsAtMost) {
        ranks.begin(livePrecision, rowsAtMost);
        if (scratch.length < rowsAtMost) {
            scratch = new double[rowsAtMost * 2];
        }
    }

    private void rankNeighbours() {
        rankNeighbours(Source.FORWARD, CandidateTable.FORWARD);
        rankNeighbours(Source.NEXT, CandidateTable.NEXT);
        rankNeighbours(Source.CO_VISIT, CandidateTable.CO_VISIT);
    }

    private void rankNeighbours(Source source, int column) {
        double[] values = table.column(column);
        int ranked = rank(source, values, neighbours, Source.RANKS);
        bests[column] = ranked == 0 ? 0 : values[top.row(0)];
    }

    private void rankOwn(int count) {
        Arrays.fill(scratch, 0, count, 0);
        Source[] sources = {Source.RECENT, Source.COUNT, Source.DECAYED, Source.DUE};
        for (Source source : sources) {
            for (int place = 1; place < request.own().size(); place++) {
                scratch[ownRows[place]] = OwnScores.of(source, request, request.own().get(place));
            }
            rank(source, scratch, count, source.quota());
        }
    }

    private int rank(Source source, double[] values, int count, int length) {
        int ranked = top.pick(values, table.hashes(), count, 0, length);
        for (int rank = 0; rank < ranked; rank++) {
            ranks.name(source, top.row(rank), rank);
        }
        return ranked;
    }

    private void rankTrending(TrendingStep trending, long last) {
        if (trendingRows.length < trending.items()) {
            trendingRows = new int[trending.items()];
        }
        for (int index = 0; index < trending.items(); index++) {
            trendingRows[index] = trending.hash(index) == last ? -1 : table.add(trending, index);
        }
        for (int list = 0; list < TrendingBoard.LISTS; list++) {
            Source source = Source.ofOrdinal(Source.TRENDING_10M.ordinal() + list);
            int rank = 0;
            for (int place = 0; place < trending.length(list) && rank < Source.RANKS; place++) {
                int row = trendingRows[trending.index(list, place)];
                if (row >= 0) {
                    ranks.name(source, row, rank++);
                }
            }
        }
    }

    /** Keeps the best by the sum of their sources' precision, of those that are within a source's quota. */
    private void choose() {
        int named = table.size();
        for (int row = 0; row < named; row++) {
            scratch[row] = ranks.withinQuota(row) ? ranks.support(row) : 0;
        }
        size = top.pick(scratch, table.hashes(), named, 0, most);
        for (int place = 0; place < size; place++) {
            rows[place] = top.row(place);
        }
    }

    public ListRequest request() {
        return request;
    }

    public List<SeedAnswer> answers() {
        return answers;
    }

    CandidateTable table() {
        return table;
    }

    /** The table's row of a place. */
    int row(int place) {
        return rows[place];
    }

    /** Number of candidates. */
    public int size() {
        return size;
    }

    public long hash(int place) {
        return table.hash(rows[place]);
    }

    /** The candidate's newest snapshot among all that reached the request, encoded. */
    public byte[] snapshot(int place) {
        return table.snapshots().get(rows[place]);
    }

    /** The id of the candidate's item. */
    public String itemId(int place) {
        SnapshotColumn snapshots = table.snapshots();
        return EncodedSnapshot.id(snapshots.block(rows[place]), snapshots.start(rows[place]));
    }

    /** The candidate's newest snapshot. */
    public ItemSnapshot item(int place) {
        SnapshotColumn snapshots = table.snapshots();
        return ItemSnapshot.decode(snapshots.block(rows[place]), snapshots.start(rows[place]));
    }

    /** The candidate's {@link RankBucket} per {@link Source}, four bits each. */
    public long buckets(int place) {
        return ranks.buckets(rows[place]);
    }

    /**
     * The packed buckets of all candidates, by place.
     *
     * @param spare filled and returned if it has the length
     */
    public long[] buckets(long[] spare) {
        long[] buckets = spare.length == size ? spare : new long[size];
        Arrays.setAll(buckets, this::buckets);
        return buckets;
    }

    /** Sum of the precision of the candidate's sources, with a trace of its ranks to break ties. */
    public double support(int place) {
        return ranks.support(rows[place]);
    }

    /** What a source adds to that sum. */
    public double support(Source source, int place) {
        return ranks.support(source, rows[place]);
    }

    /** The candidate's rank in a source's list from 0, −1 if the source did not name it. */
    public int rank(Source source, int place) {
        return rankOfRow(source.ordinal(), rows[place]);
    }

    /** The snapshots of the first items of a source's list, in the pool or not, encoded. */
    public List<byte[]> best(Source source, int most) {
        byte[][] best = new byte[most][];
        int length = 0;
        for (int row = 0; row < table.size(); row++) {
            int rank = rankOfRow(source.ordinal(), row);
            if (rank >= 0 && rank < most) {
                best[rank] = table.snapshots().get(row);
                length++;
            }
        }
        return Arrays.asList(best).subList(0, length);
    }

    RecentCategories recentCategories() {
        return recentCategories;
    }

    int rankOfRow(int source, int row) {
        return ranks.rank(source, row);
    }

    /** The largest value among what the seeds named, in the pool or not; 0 when they named nothing. */
    double best(int column) {
        return bests[column];
    }

    /** Items that the seeds named, in the pool or not. */
    int namedByNeighbours() {
        return neighbours;
    }

    /** What the user did with the candidate, null if it is none of the user's items. */
    public OwnItem own(int place) {
        int ownPlace = table.own(rows[place]);
        return ownPlace < 0 ? null : request.own().get(ownPlace);
    }

    /** The reason that a user is given: the source that is most often right at such a rank, and for neighbours the seed. */
    public String reason(int place) {
        Source best = ranks.mostOftenRight(rows[place]);
        int seed = table.bestSeed(rows[place]);
        return best.ofNeighbours() && seed >= 0
                ? best.reason() + " " + ItemSnapshot.idOf(seedItem(seed))
                : best.reason();
    }

    private byte[] seedItem(int age) {
        return request.own().get(age).snapshot();
    }
}
