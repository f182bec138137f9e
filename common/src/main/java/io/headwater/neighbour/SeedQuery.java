package io.headwater.neighbour;

import java.util.Objects;

/**
 * A question of one request to one item's neighbours, or of one of its seeds to a follower's followers.
 *
 * @param listNumber number of the list among the user's lists
 * @param age place of the seed among the user's recent distinct items, 0 for the latest
 * @param seeds how many seeds the request asks; 0 for a request that asks none and only passes by
 * @param request the encoded request, travelling with the question of age 0; else null
 * @param hop 0 for the seed itself, from 1 on place of the asked item among the seed's best followers
 * @param share how much of what follows the seed is the asked item, 1 for the seed itself
 */
public record SeedQuery(
        String userId,
        long listNumber,
        int age,
        int seeds,
        long asOfMillis,
        byte[] request,
        int hop,
        float share) {

    public SeedQuery {
        Objects.requireNonNull(userId, "userId");
    }

    /** A question to a seed. */
    public SeedQuery(
            String userId, long listNumber, int age, int seeds, long asOfMillis, byte[] request) {
        this(userId, listNumber, age, seeds, asOfMillis, request, 0, 1);
    }

    SeedQuery toFollower(int place, float itsShare) {
        return new SeedQuery(userId, listNumber, age, seeds, asOfMillis, null, place, itsShare);
    }
}
