package io.headwater.training.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which commit this code was built from. */
final class GitCommit {
    /** 40 hexadecimal digits; "unknown" when it was built outside a repository. */
    static final String ID = read();

    private GitCommit() {}

    private static String read() {
        try (InputStream in = GitCommit.class.getResourceAsStream("/headwater-commit.properties")) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("git.commit.id.full", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
