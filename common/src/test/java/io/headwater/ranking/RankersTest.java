package io.headwater.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headwater.configuration.ConfigurationReader;
import io.headwater.configuration.ModelConfiguration;
import io.headwater.model.HandMadeModel;
import io.headwater.model.ModelRefusedException;
import io.headwater.recommendation.ModelVersion;
import java.util.List;
import org.junit.jupiter.api.Test;

class RankersTest {
    private static final int USERS = 20_000;

    private final FormulaRanker formula = new FormulaRanker(0.02);

    @Test
    void theFormulaRanksUntilAChampionIsThere() throws Exception {
        Rankers rankers = rankers();
        assertThat(rankers.of("u").version()).isEqualTo(ModelVersion.FORMULA);

        rankers.learn(notice("1", ModelNotice.CHAMPION));
        assertThat(rankers.of("u").version()).isEqualTo(version("1", "champion"));

        rankers.learn(notice("2", ModelNotice.CHAMPION));
        assertThat(rankers.of("u").version()).isEqualTo(version("2", "champion"));
    }

    @Test
    void theChallengerRanksForItsShareOfTheUsersAndAlwaysTheSame() throws Exception {
        Rankers rankers = both("model.challenger-share=0.2");
        Rankers restarted = both("model.challenger-share=0.2");
        int challenged = 0;
        for (int user = 0; user < USERS; user++) {
            String variant = rankers.of("u" + user).version().variant();
            assertThat(restarted.of("u" + user).version().variant()).isEqualTo(variant);
            challenged += variant.equals("challenger") ? 1 : 0;
        }
        assertThat(challenged / (double) USERS).isBetween(0.19, 0.21);
        assertThat(rankers.shadow()).isNull();
    }

    @Test
    void aLargerShareKeepsItsUsersAndAnotherSaltDrawsOthers() throws Exception {
        Rankers small = both("model.challenger-share=0.1");
        Rankers large = both("model.challenger-share=0.3");
        Rankers salted = both("model.challenger-share=0.1", "model.salt=2");
        int inBothSalts = 0;
        for (int user = 0; user < USERS; user++) {
            if (isChallenged(small, user)) {
                assertThat(isChallenged(large, user)).isTrue();
                inBothSalts += isChallenged(salted, user) ? 1 : 0;
            }
        }
        assertThat(inBothSalts / (USERS * 0.1)).isBetween(0.05, 0.15);
    }

    @Test
    void withNoShareNobodySeesTheChallengerAndWithAllNobodyTheChampion() throws Exception {
        Rankers none = both();
        Rankers all = both("model.challenger-share=1");
        for (int user = 0; user < USERS; user++) {
            assertThat(isChallenged(none, user)).isFalse();
            assertThat(isChallenged(all, user)).isTrue();
        }
    }

    @Test
    void aShadowRanksBesideTheChampion() throws Exception {
        Rankers rankers = both("model.shadow=true", "model.challenger-share=1");

        assertThat(rankers.of("u").version()).isEqualTo(version("1", "champion"));
        assertThat(rankers.shadow().version()).isEqualTo(version("2", "shadow"));
    }

    @Test
    void theFormulaIsTheShadowWhereNoOtherModelChallenges() throws Exception {
        Rankers rankers = rankers("model.shadow=true");
        assertThat(rankers.shadow()).isNull();

        rankers.learn(notice("1", ModelNotice.CHAMPION));
        assertThat(rankers.shadow().version())
                .isEqualTo(new ModelVersion("formula", "1", "shadow"));

        rankers.learn(notice("1", ModelNotice.CHALLENGER));
        assertThat(rankers.shadow().version().name()).isEqualTo("formula");

        rankers.learn(notice("2", ModelNotice.CHALLENGER));
        assertThat(rankers.shadow().version()).isEqualTo(version("2", "shadow"));
    }

    @Test
    void aWithdrawnChallengerLeavesItsUsersToTheChampion() throws Exception {
        Rankers rankers = both("model.challenger-share=1");

        rankers.learn(new ModelNotice(version("none", ModelNotice.CHALLENGER), null));

        assertThat(rankers.of("u").version()).isEqualTo(version("1", "champion"));
    }

    @Test
    void aRefusedModelChangesNothing() throws Exception {
        Rankers rankers = both();
        byte[] damaged = new HandMadeModel().plus(1).pack().encode();
        damaged[damaged.length / 2] ^= 1;

        assertThatThrownBy(
                        () ->
                                rankers.learn(
                                        new ModelNotice(
                                                version("3", ModelNotice.CHAMPION), damaged)))
                .isInstanceOf(ModelRefusedException.class);
        assertThat(rankers.of("u").version()).isEqualTo(version("1", "champion"));
    }

    private Rankers rankers(String... settings) {
        ModelConfiguration configuration = ConfigurationReader.read("", List.of(settings)).model();
        return new Rankers(configuration, formula);
    }

    private Rankers both(String... settings) throws ModelRefusedException {
        Rankers rankers = rankers(settings);
        rankers.learn(notice("1", ModelNotice.CHAMPION));
        rankers.learn(notice("2", ModelNotice.CHALLENGER));
        return rankers;
    }

    private static boolean isChallenged(Rankers rankers, int user) {
        return rankers.of("u" + user).version().variant().equals("challenger");
    }

    private static ModelVersion version(String version, String variant) {
        return new ModelVersion("recommender-model", version, variant);
    }

    private static ModelNotice notice(String version, String variant) {
        return new ModelNotice(
                version(version, variant), new HandMadeModel().plus(1).pack().encode());
    }
}
