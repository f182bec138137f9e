package io.headwater.profile;

import io.headwater.serialization.Bytes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.AbstractCollection;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;

/** A user's most recent distinct items: a hash table and a list in the order of their last events. */
final class OwnItems {
    private final int capacity;
    private final Map<String, OwnItem> byId = new HashMap<>();
    private OwnItem newest;
    private OwnItem oldest;

    OwnItems(int capacity) {
        this.capacity = capacity;
    }

    int size() {
        return byId.size();
    }

    OwnItem get(String itemId) {
        return byId.get(itemId);
    }

    OwnItem newest() {
        return newest;
    }

    /** Moves an item of these to the front. */
    void touch(OwnItem item) {
        if (item != newest) {
            unlink(item);
            pushFront(item);
        }
    }

    /** Adds an item in front; the least recent leaves when there are too many. */
    void add(OwnItem item) {
        byId.put(item.itemId(), item);
        pushFront(item);
        if (byId.size() > capacity) {
            byId.remove(oldest.itemId());
            unlink(oldest);
        }
    }

    private void pushFront(OwnItem item) {
        item.newer = null;
        item.older = newest;
        if (newest == null) {
            oldest = item;
        } else {
            newest.newer = item;
        }
        newest = item;
    }

    private void unlink(OwnItem item) {
        if (item.newer == null) {
            newest = item.older;
        } else {
            item.newer.older = item.older;
        }
        if (item.older == null) {
            oldest = item.newer;
        } else {
            item.older.newer = item.newer;
        }
    }

    /** Most recent first; each item is given its index, for {@link Recents#write}. */
    void write(DataOutput out, long newestMillis, long positions, long groups) throws IOException {
        Bytes.writeVarInt(out, size());
        int index = 0;
        for (OwnItem item = newest; item != null; item = item.older) {
            item.index = index++;
            item.write(out, newestMillis, positions, groups);
        }
    }

    /** Fills these, which are empty, with what was written, and returns all of it in the order of its indices. */
    OwnItem[] read(DataInput in, long newestMillis, long positions, long groups)
            throws IOException {
        OwnItem[] items = new OwnItem[Bytes.readVarInt(in)];
        for (int i = 0; i < items.length; i++) {
            items[i] = OwnItem.read(in, newestMillis, positions, groups);
        }
        for (int i = Math.min(items.length, capacity) - 1; i >= 0; i--) {
            add(items[i]);
        }
        return items;
    }

    /** The {@code most} most recent, most recent first: a view. */
    Collection<OwnItem> first(int most) {
        return new AbstractCollection<>() {
            @Override
            public Iterator<OwnItem> iterator() {
                return new NewestFirst(newest, size());
            }

            @Override
            public int size() {
                return Math.min(most, OwnItems.this.size());
            }
        };
    }

    private static final class NewestFirst implements Iterator<OwnItem> {
        private OwnItem next;
        private int left;

        NewestFirst(OwnItem next, int left) {
            this.next = next;
            this.left = left;
        }

        @Override
        public boolean hasNext() {
            return left > 0;
        }

        @Override
        public OwnItem next() {
            if (left-- <= 0) {
                throw new NoSuchElementException();
            }
            OwnItem item = next;
            next = item.older;
            return item;
        }
    }
}
