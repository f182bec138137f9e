package io.headwater.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class PromotionTest {

    @Test
    void theFirstModelIsPromoted() {
        Promotion promotion = promotion(false, 0.5, 0.5, 100);
        assertThat(promotion).isEqualTo(new Promotion(true, "there is no champion yet"));
    }

    @Test
    void aModelThatIsClearlyBetterIsPromotedWithItsLift() {
        Promotion promotion = promotion(true, 0.8, 0.3, 100);
        assertThat(promotion.promote()).isTrue();
        assertThat(promotion.reason())
                .startsWith("it beats the champion by more than noise: MRR@20 +0.");
    }

    @Test
    void aModelWithinNoiseIsNot() {
        Promotion promotion = promotion(true, 0.3, 0.3, 100);
        assertThat(promotion.promote()).isFalse();
        assertThat(promotion.reason())
                .startsWith("it does not beat the champion by more than noise");
    }

    @Test
    void fewUsersProveNothing() {
        Promotion promotion = promotion(true, 0.8, 0.1, 3);
        assertThat(promotion.promote()).isFalse();
        assertThat(promotion.reason()).startsWith("the test slice has 3 users, at least 30");
    }

    private static Promotion promotion(
            boolean withChampion, double model, double champion, int users) {
        EnumSet<Contender> contenders = EnumSet.of(Contender.MODEL, Contender.FORMULA);
        if (withChampion) {
            contenders.add(Contender.CHAMPION);
        }
        Evaluation evaluation = new Evaluation(contenders, 1);
        new RandomRequests(3)
                .withSkill(Contender.MODEL, model)
                .withSkill(Contender.CHAMPION, champion)
                .list(300, users)
                .forEach(evaluation::add);
        return Promotion.of(evaluation.result(new PlattScaling(1, 0), 100));
    }
}
