package io.headwater.dataflow;

import io.headwater.configuration.StateConfiguration;
import io.headwater.profile.UserProfile;
import io.headwater.serialization.Bytes;
import io.headwater.serialization.Format;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.TreeMap;

/** What the user room keeps of a user: the profile, the numbers of event and list that come next, and events that came too early. */
public final class UserState {
    private final TreeMap<Long, UserMessage> parked = new TreeMap<>();
    private long nextSequence;
    private long nextList;
    private UserProfile profile;

    UserState(UserProfile profile) {
        this.profile = profile;
    }

    public UserProfile profile() {
        return profile;
    }

    /** The profile that a time sees: an empty one when the user was silent for longer than the TTL before it. */
    UserProfile profileAt(long timeMillis, StateConfiguration configuration) {
        boolean silent =
                profile.newestMillis() != Long.MIN_VALUE
                        && timeMillis - profile.newestMillis() > configuration.ttl().toMillis();
        return silent ? new UserProfile(configuration.ownItems()) : profile;
    }

    /** Begins the profile anew when an event comes after such a silence. */
    UserProfile beginAt(long timeMillis, StateConfiguration configuration) {
        profile = profileAt(timeMillis, configuration);
        return profile;
    }

    long takeListNumber() {
        return nextList++;
    }

    /** Takes an event in; {@link #next} gives the events back in the user's order. */
    void park(UserMessage message) {
        long sequence = message.event().sequence();
        if (sequence == 0) {
            nextSequence = 0;
        }
        parked.put(sequence, message);
    }

    /** The event whose turn it is, null when it has not come yet. */
    UserMessage next() {
        UserMessage message = parked.remove(nextSequence);
        if (message != null) {
            nextSequence++;
        }
        return message;
    }

    /** Version 1. */
    public static Format<UserState> format(int ownItems) {
        return new Format<>() {
            @Override
            public void write(UserState value, DataOutput out) throws IOException {
                Bytes.writeVarLong(out, value.nextSequence);
                Bytes.writeVarLong(out, value.nextList);
                value.profile.write(out);
                Bytes.writeVarInt(out, value.parked.size());
                for (UserMessage message : value.parked.values()) {
                    UserMessage.FORMAT.write(message, out);
                }
            }

            @Override
            public UserState read(DataInput in) throws IOException {
                long nextSequence = Bytes.readVarLong(in);
                long nextList = Bytes.readVarLong(in);
                UserState value = new UserState(UserProfile.read(in, ownItems));
                value.nextSequence = nextSequence;
                value.nextList = nextList;
                int parked = Bytes.readVarInt(in);
                for (int i = 0; i < parked; i++) {
                    UserMessage message = UserMessage.FORMAT.read(in);
                    value.parked.put(message.event().sequence(), message);
                }
                return value;
            }
        };
    }
}
