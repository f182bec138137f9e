package io.headwater.training.registry;

import io.headwater.model.ModelPackage;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.util.FileUtils;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests a {@link RegistryBench}; all classes share one server and one model. */
final class RealMlflow implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == RegistryBench.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Shared shared =
                test.getRoot()
                        .getStore(ExtensionContext.Namespace.create(RealMlflow.class))
                        .getOrComputeIfAbsent(Shared.class, key -> Shared.start(), Shared.class);
        return new RegistryBench(
                shared.server(),
                shared.model(),
                shared.home().resolve("runs"),
                test.getRequiredTestMethod().getName());
    }

    private record Shared(Path home, MlflowServer server, ModelPackage model)
            implements AutoCloseable {

        static Shared start() {
            try {
                Path home = Files.createTempDirectory("mlflow");
                return new Shared(home, MlflowServer.start(home), TinyModel.learn(home));
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void close() throws Exception {
            server.close();
            FileUtils.deleteDirectory(home.toFile());
        }
    }
}
