package io.headwater.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RejectionJsonTest {
    private final RejectionJson json = new RejectionJson(20_000);

    @Test
    void keepsPlaceReasonAndBytes() throws IOException {
        byte[] value = bytes(300);
        Origin origin = new Origin("events", 3, 77, 5, new byte[] {1}, value);

        byte[] record = json.encode(new Rejection(Rejection.Reason.LATE, "too late", origin));
        Rejection read = RejectionJson.decode(record);

        assertThat(read.reason()).isEqualTo(Rejection.Reason.LATE);
        assertThat(read.detail()).isEqualTo("too late");
        assertThat(read.origin().offset()).isEqualTo(77);
        assertThat(read.origin().partition()).isEqualTo(3);
        assertThat(read.origin().value()).isEqualTo(value);
        assertThat(RejectionJson.isTruncated(record)).isFalse();
    }

    @Test
    void cutsAnOriginalThatWouldNotFitAndSaysSo() throws IOException {
        byte[] value = bytes(100_000);
        Origin origin = new Origin("events", 3, 77, 5, bytes(100_000), value);

        byte[] record = json.encode(new Rejection(Rejection.Reason.NOT_JSON, "noise", origin));

        assertThat(record).hasSizeLessThanOrEqualTo(20_000);
        assertThat(RejectionJson.isTruncated(record)).isTrue();
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(1).nextBytes(bytes);
        return bytes;
    }
}
