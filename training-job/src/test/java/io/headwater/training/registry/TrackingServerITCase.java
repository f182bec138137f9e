package io.headwater.training.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headwater.registry.RegisteredVersion;
import io.headwater.registry.TrackingServer;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Credentials and TLS before a real MLflow server. */
@ExtendWith(RealMlflow.class)
@Timeout(900)
class TrackingServerITCase {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir Path folder;

    @Test
    void credentialsAndCertificatesAreThoseOfTheEnvironment(RegistryBench bench) throws Exception {
        KeyStore keys = keys();
        try (Gate gate = Gate.withTls(bench.server(), tls(keys), "ann", "secret")) {
            String uri = gate.uri().toString();
            assertThatThrownBy(() -> register(bench, Map.of("MLFLOW_TRACKING_URI", uri)))
                    .hasMessageContaining("certification path");

            Map<String, String> insecure =
                    Map.of("MLFLOW_TRACKING_URI", uri, "MLFLOW_TRACKING_INSECURE_TLS", "true");
            assertThatThrownBy(() -> register(bench, insecure)).hasMessageContaining("401");

            Map<String, String> all =
                    Map.of(
                            "MLFLOW_TRACKING_URI",
                            uri,
                            "MLFLOW_TRACKING_SERVER_CERT_PATH",
                            pem(keys).toString(),
                            "MLFLOW_TRACKING_USERNAME",
                            "ann",
                            "MLFLOW_TRACKING_PASSWORD",
                            "secret");
            assertThat(register(bench, all)).isPresent();
            assertThat(TrackingServer.of(null, all).toString()).doesNotContain("secret");
        }
    }

    private static Optional<RegisteredVersion> register(
            RegistryBench bench, Map<String, String> environment) throws Exception {
        try (MlflowModelRegistry registry =
                new MlflowModelRegistry(
                        TrackingServer.of(null, environment), RegistryBench.SHORT)) {
            return registry.register(bench.run("k", true));
        }
    }

    private KeyStore keys() throws Exception {
        Path file = folder.resolve("keys.p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
                                "-genkeypair",
                                "-alias",
                                "mlflow",
                                "-keyalg",
                                "RSA",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=ip:127.0.0.1",
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                new String(PASSWORD),
                                "-keystore",
                                file.toString())
                        .inheritIO()
                        .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private static SSLContext tls(KeyStore keys) throws Exception {
        KeyManagerFactory managers =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        return tls;
    }

    private Path pem(KeyStore keys) throws Exception {
        String encoded =
                Base64.getMimeEncoder().encodeToString(keys.getCertificate("mlflow").getEncoded());
        return Files.writeString(
                folder.resolve("server.pem"),
                "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n");
    }
}
