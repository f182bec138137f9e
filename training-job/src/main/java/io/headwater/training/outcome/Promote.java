package io.headwater.training.outcome;

import io.headwater.comparison.ChallengerTest;
import io.headwater.comparison.Comparison;
import io.headwater.comparison.Comparison.Verdict;
import io.headwater.comparison.Reward;
import io.headwater.configuration.ConfigurationOptions;
import io.headwater.recommendation.Outcome;
import io.headwater.registry.RegisteredVersion;
import io.headwater.training.registry.MlflowModelRegistry;
import io.headwater.training.registry.ModelAliases;
import io.headwater.training.registry.RunRecord.RegisteredModel;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the challenger champion if its users fared better, by more than chance. */
@Command(
        name = "./promote",
        mixinStandardHelpOptions = true,
        description = {
            "Compares the outcomes of champion and challenger and makes the challenger champion in MLflow"
                    + " when it is better; else nothing is changed.",
            "Run it as often as you like: however often, a challenger that is no better is promoted with"
                    + " the stated error rate at most.",
            ""
        })
public final class Promote implements Callable<Integer> {
    @Mixin private Connections connections;

    @Option(
            names = "--error-rate",
            defaultValue = "0.05",
            description = "Probability of promoting what is no better; default ${DEFAULT-VALUE}.")
    private double errorRate;

    @Option(
            names = "--reward",
            defaultValue = "HIT",
            description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private Reward reward;

    @Option(
            names = "--at",
            defaultValue = "20",
            description = "So many places of a list count; default ${DEFAULT-VALUE}.")
    private int at;

    @Option(
            names = "--window",
            defaultValue = "PT24H",
            description =
                    "A user's outcomes count for so long from the first on; default"
                            + " ${DEFAULT-VALUE}.")
    private Duration window;

    @Option(names = "--dry-run", description = "Says what it would do.")
    private boolean dryRun;

    @Option(
            names = "--rollback",
            description = "Makes the version champion again that the champion has replaced.")
    private boolean rollback;

    @Spec private CommandSpec spec;

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The command, to be executed with its options. */
    public static CommandLine commandLine() {
        return ConfigurationOptions.commandLine(new Promote());
    }

    @Override
    public Integer call() throws Exception {
        if (!(errorRate > 0 && errorRate < 1)) {
            throw new IllegalArgumentException(
                    "--error-rate must be between 0 and 1, was " + errorRate);
        }
        try (MlflowModelRegistry registry = connections.registry()) {
            String said = rollback ? rollBack(registry.aliases()) : judge(registry.aliases());
            spec.commandLine().getOut().println(said);
        }
        return 0;
    }

    private static String rollBack(ModelAliases aliases) throws IOException {
        return "Version " + aliases.rollBack().version() + " is champion again.";
    }

    private String judge(ModelAliases aliases) throws IOException {
        RegisteredVersion champion =
                aliases.champion()
                        .orElseThrow(() -> new IOException("there is no champion in MLflow"));
        Optional<RegisteredVersion> found = aliases.challenger();
        if (found.isEmpty() || found.get().equals(champion)) {
            return "There is no challenger beside champion " + champion.version() + ".";
        }
        RegisteredVersion challenger = found.get();
        if (aliases.wasRolledBack(challenger)) {
            return "Challenger " + challenger.version() + " was rolled back: nothing is changed.";
        }
        Comparison seen = compare(champion, challenger);
        if (seen.verdict() == Verdict.BETTER && !dryRun) {
            aliases.promote(challenger);
        }
        return report(champion, challenger, seen) + "\n" + action(challenger, seen);
    }

    private Comparison compare(RegisteredVersion champion, RegisteredVersion challenger)
            throws IOException {
        ChallengerTest test = new ChallengerTest(window.toMillis());
        for (Outcome outcome : new OutcomeTopic(connections.kafka()).read(Promote::isShown)) {
            boolean isChallenger = outcome.model().version().equals(challenger.version());
            if (isChallenger || outcome.model().version().equals(champion.version())) {
                test.add(
                        outcome.userId(),
                        isChallenger,
                        reward.of(outcome.hitRank(), at),
                        outcome.eventTimeMillis());
            }
        }
        return test.result(errorRate);
    }

    /** What was not shown could not be chosen: shadows are no witnesses. */
    private static boolean isShown(Outcome outcome) {
        return outcome.model().name().equals(RegisteredModel.RECOMMENDER)
                && !outcome.model().variant().equals("shadow");
    }

    private String report(
            RegisteredVersion champion, RegisteredVersion challenger, Comparison seen) {
        return String.format(
                "%s@%d  champion %s: %.4f (%d users)  challenger %s: %.4f (%d users)  lift %+.1f %%%n"
                        + "Evidence for the challenger: %.3g of %.3g",
                reward.metric().toUpperCase(Locale.ROOT),
                at,
                champion.version(),
                seen.championReward(),
                seen.championUsers(),
                challenger.version(),
                seen.challengerReward(),
                seen.challengerUsers(),
                100 * seen.lift(),
                seen.evidence(),
                seen.needed());
    }

    private String action(RegisteredVersion challenger, Comparison seen) {
        return switch (seen.verdict()) {
            case BETTER -> better(challenger.version());
            case WORSE -> "The challenger is worse: nothing is changed.";
            case UNDECIDED -> "Not enough evidence yet: nothing is changed.";
        };
    }

    private String better(String version) {
        if (dryRun) {
            return "Would be promoted: version " + version;
        }
        return "Promoted: version "
                + version
                + " is champion. To take it back: ./promote --rollback";
    }
}
