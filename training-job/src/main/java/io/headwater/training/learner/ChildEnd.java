package io.headwater.training.learner;

import java.util.Collection;

/** Says in words how the child ended. */
final class ChildEnd {
    private static final int SIGNAL = 128;
    private static final int KILL = 9;
    private static final int OUT_OF_HEAP = 3;

    private ChildEnd() {}

    /**
     * Lets a good end pass.
     *
     * @param code the exit code; 128 and the number of the signal for a process that was ended by one
     */
    static void check(int code, int trees, Collection<String> lastLines)
            throws LearnerFailedException, LearnerRefusedException {
        String said = lastLines.isEmpty() ? "nothing" : String.join("\n", lastLines);
        switch (code) {
            case 0 -> {}
            case Learner.REFUSED ->
                    throw new LearnerRefusedException("LightGBM learnt nothing: " + said);
            case Learner.NO_LIBRARY -> throw new LearnerRefusedException(noLibrary(said));
            default ->
                    throw new LearnerFailedException(
                            "the learner "
                                    + reason(code)
                                    + " after "
                                    + trees
                                    + " trees. The last of its output:\n"
                                    + said);
        }
    }

    private static String reason(int code) {
        if (code == OUT_OF_HEAP) {
            return "ran out of heap";
        }
        if (code == SIGNAL + KILL) {
            return "was killed by signal 9, as the system does when memory is short";
        }
        return code > SIGNAL ? "was ended by signal " + (code - SIGNAL) : "ended with code " + code;
    }

    private static String noLibrary(String said) {
        if (said.contains("libgomp")) {
            return "LightGBM needs libgomp.so.1 on every machine with TaskManagers. Debian, Ubuntu: apt-get install"
                    + " libgomp1; Red Hat, Fedora: dnf install libgomp; Alpine: apk add libgomp; macOS: brew install"
                    + " libomp. "
                    + said;
        }
        return "LightGBM's native library can't be loaded on this machine: " + said;
    }
}
