package io.headwater.quickstart.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The few users whose lists are shown: the first who come; later, one who acts takes the place of one who has long been quiet. */
final class WatchedUsers {
    private static final int MOST = 3;
    private static final long QUIET_NANOS = 15_000_000_000L;

    private final List<Watched> users = new ArrayList<>(MOST);

    /**
     * A user's latest list.
     *
     * @param event what the user did before it, null when it was not sent from here
     * @param fresh items that the user's list before did not have
     */
    record Watched(String user, JsonNode event, JsonNode list, Set<String> fresh, long nanos) {}

    /** Whether the user is watched, or will be with this list. */
    boolean wants(String user, long nanos) {
        return placeOf(user, nanos) >= 0;
    }

    void show(String user, JsonNode event, JsonNode list, long nanos) {
        int place = placeOf(user, nanos);
        if (place == users.size()) {
            users.add(new Watched(user, event, list, Set.of(), nanos));
            return;
        }
        Watched before = users.get(place);
        Set<String> fresh = new HashSet<>();
        if (before.user.equals(user)) {
            fresh.addAll(list.path("items").findValuesAsText("item_id"));
            before.list.path("items").findValuesAsText("item_id").forEach(fresh::remove);
        }
        users.set(place, new Watched(user, event, list, fresh, nanos));
    }

    List<Watched> users() {
        return List.copyOf(users);
    }

    /** The user's place, −1 for a user who gets none. */
    private int placeOf(String user, long nanos) {
        int quietest = 0;
        for (int place = 0; place < users.size(); place++) {
            if (users.get(place).user.equals(user)) {
                return place;
            }
            quietest = users.get(place).nanos < users.get(quietest).nanos ? place : quietest;
        }
        if (users.size() < MOST) {
            return users.size();
        }
        return nanos - users.get(quietest).nanos > QUIET_NANOS ? quietest : -1;
    }
}
