package io.headwater.profile;

import io.headwater.serialization.Bytes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A profile as bytes, behind a version: times as distances from the newest event, doubles in full. */
final class ProfileFormat {

    private ProfileFormat() {}

    static void write(UserProfile profile, DataOutput out) throws IOException {
        long newest = profile.newestMillis;
        out.writeByte(UserProfile.VERSION);
        out.writeLong(newest);
        Bytes.writeVarLong(out, profile.positions);
        Bytes.writeVarLong(out, profile.groups);
        Bytes.writeVarLong(out, profile.repeats);
        profile.own.write(out, newest, profile.positions, profile.groups);
        profile.recents.write(out, newest);
        profile.counts.write(out);
        profile.prices.write(out);
        profile.session.write(out);
        profile.disliked.write(out, newest);
        profile.bought.write(out, newest);
    }

    static UserProfile read(DataInput in, int ownCapacity) throws IOException {
        int version = in.readUnsignedByte();
        if (version != UserProfile.VERSION) {
            throw new IOException(
                    "found a user profile of version "
                            + version
                            + ", expected "
                            + UserProfile.VERSION
                            + ": start the release that wrote this state, or start without it");
        }
        UserProfile profile = new UserProfile(ownCapacity);
        long newest = in.readLong();
        profile.newestMillis = newest;
        profile.positions = Bytes.readVarLong(in);
        profile.groups = Bytes.readVarLong(in);
        profile.repeats = Bytes.readVarLong(in);
        OwnItem[] items = profile.own.read(in, newest, profile.positions, profile.groups);
        profile.recents = Recents.read(in, items, newest);
        profile.counts = DecayedCounts.read(in);
        profile.prices = Prices.read(in);
        profile.session = LatestSession.read(in);
        profile.disliked = MarkedItems.read(in, newest);
        profile.bought = MarkedItems.read(in, newest);
        return profile;
    }
}
