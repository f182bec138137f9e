package io.headwater.quickstart.inspect;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.headwater.configuration.ConfigurationOptions;
import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.configuration.NeighbourConfiguration;
import io.headwater.dataflow.UserState;
import io.headwater.item.ItemStats;
import io.headwater.neighbour.NeighbourList;
import io.headwater.serialization.Format;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints what the job knows of a user and of an item, as found in a savepoint or checkpoint. */
@Command(
        name = "./inspect",
        mixinStandardHelpOptions = true,
        description = {
            "Prints a user's profile and an item's statistics and neighbours from a savepoint or"
                    + " checkpoint.",
            "For a running job name the folder of its checkpoints: the newest is read.",
            ""
        })
public final class Inspect implements Callable<Integer> {
    @ArgGroup(exclusive = false, multiplicity = "1")
    private Subjects subjects;

    @Option(
            names = "--savepoint",
            required = true,
            paramLabel = "PATH",
            description = "A savepoint, a checkpoint, or a local folder that holds some.")
    private String savepoint;

    @Mixin private ConfigurationOptions settings;

    @Option(names = "--json", description = "Prints JSON instead of tables.")
    private boolean json;

    @Spec private CommandSpec spec;

    private static final class Subjects {
        @Option(
                names = "--user",
                paramLabel = "ID",
                description = "Prints this user's profile; repeatable.")
        private Set<String> users = Set.of();

        @Option(
                names = "--item",
                paramLabel = "ID",
                description = "Prints this item's statistics and neighbours; repeatable.")
        private Set<String> items = Set.of();
    }

    private record Found(String savepoint, List<UserReport> users, List<ItemReport> items) {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The command, to be executed with its options. */
    public static CommandLine commandLine() {
        return new CommandLine(new Inspect())
                .setExecutionExceptionHandler(
                        (e, line, parsed) -> {
                            line.getErr().println("./inspect: " + reason(e));
                            return 1;
                        });
    }

    private static String reason(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root instanceof IOException ? root.getMessage() : root.toString();
    }

    @Override
    public Integer call() throws Exception {
        HeadwaterConfiguration configuration = settings.read();
        Savepoint source = Savepoint.at(savepoint);
        Found found =
                new Found(
                        source.path(), users(source, configuration), items(source, configuration));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(mapper().writeValueAsString(found));
        } else {
            out.printf("From %s%n%n", found.savepoint);
            found.users.forEach(user -> user.print(out));
            found.items.forEach(item -> item.print(out));
        }
        out.flush();
        return 0;
    }

    private List<UserReport> users(Savepoint source, HeadwaterConfiguration configuration)
            throws Exception {
        Set<String> ids = subjects.users;
        var users =
                read(
                        source,
                        "users",
                        "user",
                        UserState.format(configuration.state().ownItems()),
                        ids);
        requireAll("user", ids, users, source);
        return ids.stream().map(id -> UserReport.of(id, users.get(id).profile())).toList();
    }

    private List<ItemReport> items(Savepoint source, HeadwaterConfiguration configuration)
            throws Exception {
        Set<String> ids = subjects.items;
        var stats = read(source, "items", "item-stats", ItemStats.FORMAT, ids);
        requireAll("item", ids, stats, source);
        NeighbourConfiguration lists = configuration.neighbours();
        var format =
                NeighbourList.format(
                        lists.capacity(),
                        lists.halfLife().toMillis(),
                        configuration.state().ttl().toMillis());
        var neighbours = read(source, "neighbours", "neighbours", format, ids);
        return ids.stream()
                .map(id -> ItemReport.of(id, stats.get(id), neighbours.get(id)))
                .toList();
    }

    private static <V> Map<String, V> read(
            Savepoint source, String uid, String state, Format<V> format, Set<String> keys)
            throws Exception {
        return keys.isEmpty() ? Map.of() : source.read(uid, state, format, keys);
    }

    private static void requireAll(
            String kind, Set<String> wanted, Map<String, ?> found, Savepoint source)
            throws IOException {
        for (String id : wanted) {
            if (!found.containsKey(id)) {
                throw new IOException("no " + kind + " " + id + " is in " + source.path());
            }
        }
    }

    private static JsonMapper mapper() {
        return JsonMapper.builder()
                .addModule(
                        new SimpleModule()
                                .addSerializer(Instant.class, ToStringSerializer.instance))
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build();
    }
}
