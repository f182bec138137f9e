package io.headwater.training.learner;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChildEndTest {

    @Test
    void aGoodEndPasses() {
        assertThatCode(() -> ChildEnd.check(0, 5, List.of("a warning"))).doesNotThrowAnyException();
    }

    @Test
    void aCrashIsToldWithSignalProgressAndOutput() {
        assertThatThrownBy(() -> ChildEnd.check(134, 5, List.of("terminate called", "aborted")))
                .isInstanceOf(LearnerFailedException.class)
                .hasMessage(
                        "the learner was ended by signal 6 after 5 trees. The last of its output:\n"
                                + "terminate called\naborted");
        assertThatThrownBy(() -> ChildEnd.check(137, 0, List.of()))
                .isInstanceOf(LearnerFailedException.class)
                .hasMessageContaining("signal 9, as the system does when memory is short")
                .hasMessageEndingWith("nothing");
        assertThatThrownBy(() -> ChildEnd.check(3, 0, List.of()))
                .hasMessageContaining("ran out of heap");
        assertThatThrownBy(() -> ChildEnd.check(1, 0, List.of("Exception in thread \"main\"")))
                .hasMessageContaining("ended with code 1 after 0 trees");
    }

    @Test
    void aMissingLibraryIsToldWithThePackageThatHasIt() {
        String said = "/tmp/x/lib_lightgbm.so: libgomp.so.1: cannot open shared object file";
        assertThatThrownBy(() -> ChildEnd.check(Learner.NO_LIBRARY, 0, List.of(said)))
                .isInstanceOf(LearnerRefusedException.class)
                .hasMessageContaining("apt-get install libgomp1")
                .hasMessageEndingWith(said);
        assertThatThrownBy(() -> ChildEnd.check(Learner.NO_LIBRARY, 0, List.of("wrong ELF class")))
                .isInstanceOf(LearnerRefusedException.class)
                .hasMessage(
                        "LightGBM's native library can't be loaded on this machine: wrong ELF class");
    }
}
