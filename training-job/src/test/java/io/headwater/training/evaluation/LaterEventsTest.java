package io.headwater.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaterEventsTest {
    private static final Instant UNTIL = Instant.parse("2026-01-02T00:00:00Z");

    @Test
    void theSameSamplesPass() {
        LeakAudit.Finding finding = audit(samples(1, 5, 6), samples(1, 5, 6));

        assertThat(finding.passed()).isTrue();
        assertThat(finding.value()).isZero();
        assertThat(finding.sentence())
                .isEqualTo(
                        "Replayed without the events from 2026-01-02T00:00:00Z on, 2 samples before"
                                + " then are the same to the last bit.");
    }

    @Test
    void aFeatureThatKnowsOfLaterEventsIsNamed() {
        LeakAudit.Finding finding = audit(samples(1, 5, 7), samples(1, 5, 6));

        assertThat(finding.passed()).isFalse();
        assertThat(finding.value()).isEqualTo(2);
        assertThat(finding.sentence()).contains("2 of 2 samples", "{price=2}");
    }

    @Test
    void otherRowsAreNamedAndTheirFeaturesAreNotBlamed() {
        LeakAudit.Finding finding = audit(samples(1, 5, 6), samples(2, 4, 7));

        assertThat(finding.sentence()).contains("{candidates, labels or negatives=2}");
    }

    @Test
    void aSampleThatOnlyOneReplayMakesIsCaught() {
        Fingerprints more = samples(1, 5, 6);
        more.add("c", new int[] {1, 5, 6});

        assertThat(audit(more, samples(1, 5, 6)).value()).isEqualTo(1);
        assertThat(audit(samples(1, 5, 6), more).value()).isEqualTo(1);
    }

    @Test
    void whereNothingCouldBeComparedThatIsSaid() {
        LeakAudit.Finding finding = audit(new Fingerprints(), new Fingerprints());

        assertThat(finding.passed()).isTrue();
        assertThat(finding.sentence()).contains("there was no sample to compare");
    }

    private static LeakAudit.Finding audit(Fingerprints whole, Fingerprints shorter) {
        return LaterEvents.audit(whole, shorter, List.of("age", "price"), UNTIL);
    }

    private static Fingerprints samples(int rows, int age, int price) {
        Fingerprints samples = new Fingerprints();
        samples.add("a", new int[] {rows, age, price});
        samples.add("b", new int[] {rows, age, price});
        return samples;
    }
}
