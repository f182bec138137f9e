package io.headwater.neighbour;

import java.util.Objects;

/**
 * A question of one request to one item's neighbours.
 *
 * @param listNumber number of the list among the user's lists
 * @param age place of the seed among the user's recent distinct items, 0 for the latest
 * @param seeds how many questions the request asks; 0 for a request that asks none and only passes by
 * @param request the encoded request, travelling with the question of age 0; else null
 */
public record SeedQuery(
        String userId, long listNumber, int age, int seeds, long asOfMillis, byte[] request) {

    public SeedQuery {
        Objects.requireNonNull(userId, "userId");
    }
}
