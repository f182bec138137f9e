package io.headwater.quickstart;

import io.headwater.configuration.ConfigurationReader;
import io.headwater.configuration.KafkaConfiguration;
import io.headwater.quickstart.simulator.SimulatedShop;
import io.headwater.quickstart.view.Traffic;
import io.headwater.streaming.KafkaTopics;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lets the simulated shop write to a broker that runs elsewhere. */
@Command(
        name = "simulator",
        mixinStandardHelpOptions = true,
        description = "Sends what users of a simulated shop do to a running broker.")
public final class Simulator implements Callable<Integer> {
    @Option(names = "--config", description = "Headwater's settings; the defaults without it.")
    private Path config;

    @Option(
            names = "--set",
            paramLabel = "key=value",
            description = "One setting, such as kafka.bootstrap-servers=localhost:9092.")
    private List<String> overrides = List.of();

    @Option(names = "--rate", defaultValue = "100", description = "Records a second at most.")
    private double rate;

    @Option(names = "--events", description = "Then it ends. Default: no end.")
    private long events = -1;

    @Option(names = "--seed", defaultValue = "1", description = "Of the shop.")
    private long seed;

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Simulator());
    }

    @Override
    public Integer call() throws Exception {
        KafkaConfiguration kafka = ConfigurationReader.read(config, overrides).kafka();
        KafkaTopics.create(kafka);
        SimulatedShop shop = new SimulatedShop(seed, events);
        System.out.println("Feeding " + kafka.bootstrapServers() + ": " + shop.describe());
        Traffic traffic = new Traffic(Long.MAX_VALUE);
        try (Sender sender =
                new Sender(kafka.bootstrapServers(), kafka.topics(), traffic, rate, false)) {
            sender.run(shop);
        }
        System.out.println(traffic.sent() + " events sent");
        return 0;
    }
}
