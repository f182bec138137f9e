package io.headwater.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.configuration.IntakeConfiguration;
import io.headwater.event.Rejection.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventDecoderTest {
    private static final long NOW = 1_767_225_600_000L;
    private static final String GOOD =
            "{'event_id':'e','user_id':'u','item_id':7,'type':'Order','timestamp':1767225600000,"
                    + "'item':{'category':'mugs','price':2.5},'context':{'page':1},'more':[1]}";

    private final EventDecoder decoder = new EventDecoder(IntakeConfiguration.defaults());

    @Test
    void readsAnEventAndIgnoresUnknownFields() throws RejectedException {
        Event event = decoder.decode(origin(GOOD));

        assertThat(event.itemId()).isEqualTo("7");
        assertThat(event.type()).isEqualTo(EventType.PURCHASE);
        assertThat(event.timestampMillis()).isEqualTo(NOW);
        assertThat(event.category()).isEqualTo("mugs");
        assertThat(event.price()).isEqualTo(2.5f);
        assertThat(event.returned()).isFalse();
    }

    @Test
    void readsIsoTimesAndReturns() throws RejectedException {
        Event event =
                decoder.decode(
                        origin(
                                GOOD.replace("1767225600000", "'2026-01-01T01:00:00+01:00'")
                                        .replace("'more'", "'quantity':-2,'more'")));

        assertThat(event.timestampMillis()).isEqualTo(NOW);
        assertThat(event.returned()).isTrue();
        assertThat(event.isPositive()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'event_id':'e',        |                          | MISSING_FIELD",
                "'event_id':'e'         | 'event_id':null          | MISSING_FIELD",
                "'user_id':'u'          | 'user_id':' '            | BLANK_ID",
                "'user_id':'u'          | 'user_id':''             | BLANK_ID",
                "'user_id':'u'          | 'user_id':{}             | WRONG_TYPE",
                "'user_id':'u'          | 'user_id':'a\\u0007'     | CONTROL_CHARACTER",
                "'user_id':'u'          | 'user_id':'a\\ud800'     | CONTROL_CHARACTER",
                "'item_id':7            | 'item_id':7.5            | WRONG_TYPE",
                "'Order'                | 'stare'                  | UNKNOWN_EVENT_TYPE",
                "'Order'                | 5                        | WRONG_TYPE",
                "1767225600000          | 1767225600               | TOO_OLD",
                "1767225600000          | 0                        | TOO_OLD",
                "1767225600000          | 4102444800000            | FUTURE",
                "1767225600000          | 99999999999999999999     | BAD_TIMESTAMP",
                "1767225600000          | 'yesterday'              | BAD_TIMESTAMP",
                "2.5                    | -1                       | BAD_PRICE",
                "2.5                    | 1e400                    | BAD_PRICE",
                "2.5                    | NaN                      | NOT_JSON",
                "2.5                    | 'NaN'                    | WRONG_TYPE",
                "'more':[1]}            | 'more':[1]               | NOT_JSON",
                "'more':[1]}            | 'more':[1]} {}           | NOT_JSON",
                "'more':[1]}            | 'user_id':'twice'}       | NOT_JSON"
            })
    void refusesWithTheReason(String part, String instead, Reason reason) {
        String changed = GOOD.replace(part, instead == null ? "" : instead);

        assertThat(reasonOf(changed)).isEqualTo(reason);
    }

    @Test
    void refusesRecordsThatAreNoObjects() {
        assertThat(reasonOf("[]")).isEqualTo(Reason.NOT_AN_OBJECT);
        assertThat(reasonOf("")).isEqualTo(Reason.NOT_AN_OBJECT);
        assertThat(reasonOf("hello")).isEqualTo(Reason.NOT_JSON);
        assertThat(reason(new Origin("events", 0, 0, NOW, null, null)))
                .isEqualTo(Reason.NULL_VALUE);
        assertThat(reasonOf(GOOD.replace("'e'", "'" + "x".repeat(1_000_000) + "'")))
                .isEqualTo(Reason.ID_TOO_LONG);
    }

    @Test
    void saysWhenATimeLooksLikeSeconds() {
        try {
            decoder.decode(origin(GOOD.replace("1767225600000", "1767225600")));
        } catch (RejectedException e) {
            assertThat(e).hasMessageContaining("looks like seconds");
            return;
        }
        throw new AssertionError("accepted");
    }

    @Test
    void givesAnEventOrAReasonForAHundredThousandMutatedRecords() {
        long seed = 20_261_123L;
        Random random = new Random(seed);
        byte[] good = GOOD.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        int accepted = 0;
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = mutate(good, random);
            Origin origin = new Origin("events", 0, i, NOW, null, bytes);
            try {
                Event event = decoder.decode(origin);
                assertThat(event.userId()).as("seed %d, record %d", seed, i).isNotBlank();
                accepted++;
            } catch (RejectedException e) {
                Rejection rejection = e.at(origin);
                assertThat(rejection.detail()).as("seed %d, record %d", seed, i).isNotBlank();
                assertThat(rejection.origin().value()).isSameAs(bytes);
            }
        }
        assertThat(accepted).as("seed %d", seed).isBetween(1_000, 90_000);
    }

    private static byte[] mutate(byte[] good, Random random) {
        if (random.nextInt(10) == 0) {
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);
            return noise;
        }
        byte[] bytes = good.clone();
        for (int change = random.nextInt(3); change >= 0; change--) {
            bytes[random.nextInt(bytes.length)] =
                    random.nextBoolean()
                            ? good[random.nextInt(good.length)]
                            : (byte) random.nextInt(256);
        }
        return bytes;
    }

    private Reason reasonOf(String json) {
        return reason(origin(json));
    }

    private Reason reason(Origin origin) {
        try {
            decoder.decode(origin);
            return null;
        } catch (RejectedException e) {
            return e.reason();
        }
    }

    private static Origin origin(String json) {
        byte[] value = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return new Origin("events", 0, 0, NOW, null, value);
    }
}
