package io.headwater.dataflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.configuration.ConfigurationReader;
import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.event.CatalogueDecoder;
import io.headwater.event.CatalogueRecord;
import io.headwater.event.Event;
import io.headwater.event.EventDecoder;
import io.headwater.event.Origin;
import io.headwater.event.RejectedException;
import io.headwater.event.RequestDecoder;
import io.headwater.recommendation.Recommendation;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FiltersTest {
    private static final int CAP = 4;
    private static final HeadwaterConfiguration CONFIGURATION =
            ConfigurationReader.read(
                    "", List.of("rules.bought-within=3 d", "rules.category-cap=" + CAP));

    private final EventDecoder events = new EventDecoder(CONFIGURATION.intake());
    private final CatalogueDecoder items = new CatalogueDecoder(CONFIGURATION.intake());
    private final RequestDecoder requests = new RequestDecoder(20);

    @Test
    void nothingForbiddenIsShownInAnyOfManyRandomShops() throws RejectedException {
        long shown = 0;
        for (long seed = 0; seed < 25; seed++) {
            RandomShop shop = new RandomShop(seed);
            PlainHouse house = new PlainHouse(CONFIGURATION);
            ForbiddenItems forbidden = new ForbiddenItems(Duration.ofDays(3).toMillis(), CAP);
            for (int record = 0; record < 1000; record++) {
                Origin origin = shop.next();
                Recommendation list = play(house, forbidden, origin);
                if (list != null) {
                    shop.shows(list);
                    shown += list.items().size();
                    assertThat(forbidden.violations(list, limit(origin), excluded(origin)))
                            .as("seed %d, record %d", seed, record)
                            .isEmpty();
                }
            }
        }
        assertThat(shown).isGreaterThan(200_000);
    }

    private Recommendation play(PlainHouse house, ForbiddenItems forbidden, Origin origin)
            throws RejectedException {
        switch (origin.topic()) {
            case "events" -> {
                Event event = events.decode(origin);
                forbidden.know(event);
                return house.accept(event);
            }
            case "items" -> {
                CatalogueRecord record = items.decode(origin);
                forbidden.know(record);
                house.accept(record);
                return null;
            }
            default -> {
                return house.answer(requests.decode(origin));
            }
        }
    }

    private int limit(Origin origin) throws RejectedException {
        return isRequest(origin) ? requests.decode(origin).limit() : 20;
    }

    private Set<String> excluded(Origin origin) throws RejectedException {
        return isRequest(origin) ? Set.copyOf(requests.decode(origin).exclude()) : Set.of();
    }

    private static boolean isRequest(Origin origin) {
        return origin.topic().equals("recommendation-requests");
    }
}
