package io.headwater.quickstart.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WatchedUsersTest {
    private final WatchedUsers watched = new WatchedUsers();

    @Test
    void theFirstThreeAreWatchedUntilOneIsQuietForLong() {
        act("a", 0);
        act("b", 1);
        act("c", 2);
        act("d", 3);
        act("a", 20);
        assertThat(watched.users())
                .extracting(WatchedUsers.Watched::user)
                .containsExactly("a", "b", "c");

        act("e", 21);

        assertThat(watched.users())
                .extracting(WatchedUsers.Watched::user)
                .containsExactly("a", "e", "c");
    }

    private void act(String user, long second) {
        long nanos = TimeUnit.SECONDS.toNanos(second);
        if (watched.wants(user, nanos)) {
            watched.show(user, null, JsonNodeFactory.instance.objectNode(), nanos);
        }
    }
}
