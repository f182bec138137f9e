package io.headwater.candidate;

import io.headwater.profile.UserFeatures;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The names of a ranker's features in their one order: vectors, sample files and models all follow it. First what is the same for
 * all candidates of a request, then what is a candidate's own.
 */
public final class FeatureSchema {
    /** Features that all candidates of a request share: {@link UserFeatures#FEATURES}, then those of the request. */
    public static final List<String> SHARED =
            Stream.of(UserFeatures.FEATURES, RequestFeatures.NAMES).flatMap(List::stream).toList();

    /** Features of one candidate. */
    public static final List<String> CANDIDATE =
            Stream.of(
                            NeighbourFeatures.NAMES,
                            OwnFeatures.NAMES,
                            ItemFeatures.NAMES,
                            RankFeatures.NAMES)
                    .flatMap(List::stream)
                    .toList();

    /** All features, the shared ones first. */
    public static final List<String> NAMES =
            Stream.of(SHARED, CANDIDATE).flatMap(List::stream).toList();

    /** SHA-256 over the names in order, hex: a model of another schema is refused. */
    public static final String FINGERPRINT = fingerprint();

    private FeatureSchema() {}

    private static String fingerprint() {
        try {
            byte[] names = String.join("\n", NAMES).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(names));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
