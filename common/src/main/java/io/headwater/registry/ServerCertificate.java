package io.headwater.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** What MLFLOW_TRACKING_SERVER_CERT_PATH asks for: the certificates of a PEM file are trusted beside those that the JVM trusts. */
final class ServerCertificate {
    private static final String PASSWORD = "changeit";

    private ServerCertificate() {}

    /** For the whole JVM: MLflow's Java client takes certificates from nowhere else. */
    static void trust(Path pem) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            addPresent(store);
            try (InputStream in = Files.newInputStream(pem)) {
                int number = 0;
                for (Certificate certificate :
                        CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                    store.setCertificateEntry("mlflow-" + number++, certificate);
                }
            }
            Path file = Files.createTempFile("trusted-", ".p12");
            file.toFile().deleteOnExit();
            try (OutputStream out = Files.newOutputStream(file)) {
                store.store(out, PASSWORD.toCharArray());
            }
            System.setProperty("javax.net.ssl.trustStore", file.toString());
            System.setProperty("javax.net.ssl.trustStoreType", "PKCS12");
            System.setProperty("javax.net.ssl.trustStorePassword", PASSWORD);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException(
                    "MLFLOW_TRACKING_SERVER_CERT_PATH must name a PEM file, was " + pem + ": " + e,
                    e);
        }
    }

    private static void addPresent(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        int number = 0;
        for (TrustManager manager : factory.getTrustManagers()) {
            for (X509Certificate present : ((X509TrustManager) manager).getAcceptedIssuers()) {
                store.setCertificateEntry("present-" + number++, present);
            }
        }
    }
}
