package io.headwater.streaming.watch;

import io.headwater.model.ModelPackage;
import io.headwater.model.ModelRefusedException;
import io.headwater.ranking.ModelNotice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder that is a model package, then the champion's, or has packages below it named for the variants; links are followed. A
 * version is the beginning of the SHA-256 of the package's manifest.
 */
final class FolderModelStore implements ModelStore {
    private static final String MANIFEST = "headwater/manifest.json";
    private static final int DIGITS = 12;

    private final Path folder;
    private final String name;

    FolderModelStore(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    @Override
    public Optional<Published> find(String variant) throws IOException {
        try {
            Path home = home(variant);
            String version = version(Files.readAllBytes(home.resolve(MANIFEST)));
            return Optional.of(new Published(name, version, home.toString(), changed(home)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private Path home(String variant) throws IOException {
        boolean single =
                variant.equals(ModelNotice.CHAMPION) && Files.exists(folder.resolve(MANIFEST));
        return (single ? folder : folder.resolve(variant)).toRealPath();
    }

    private static String changed(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return String.valueOf(
                    files.mapToLong(file -> file.toFile().lastModified()).max().orElse(0));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    static String version(byte[] manifest) {
        try {
            byte[] sha = MessageDigest.getInstance("SHA-256").digest(manifest);
            return HexFormat.of().formatHex(sha).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public ModelPackage fetch(Published published) throws IOException, ModelRefusedException {
        return ModelPackage.read(Path.of(published.address()));
    }

    /** The log has it; nothing is written into somebody's folder. */
    @Override
    public void refuse(Published published, String reason) {}
}
