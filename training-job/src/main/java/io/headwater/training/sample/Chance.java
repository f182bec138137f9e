package io.headwater.training.sample;

import io.headwater.event.Ids;
import java.util.SplittableRandom;

/** Randomness of one request: from the seed, the user and the request, never from where the request is worked on. */
final class Chance {

    private Chance() {}

    static SplittableRandom of(int seed, String userId, String requestId) {
        return new SplittableRandom(Ids.hash(seed + " " + userId + ' ' + requestId));
    }
}
