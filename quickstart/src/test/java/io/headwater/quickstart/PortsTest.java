package io.headwater.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void theUsualPortIsTakenWhenItIsFreeElseAnother() throws Exception {
        int usual;
        try (ServerSocket taken = socket()) {
            usual = taken.getLocalPort();
            assertThat(Ports.choose("--web-port", null, usual)).isNotEqualTo(usual).isPositive();
        }
        assertThat(Ports.choose("--web-port", null, usual)).isEqualTo(usual);
    }

    @Test
    void anAskedPortThatIsTakenIsNamedAndZeroIsAnyFreeOne() throws Exception {
        try (ServerSocket taken = socket()) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> Ports.choose("--kafka-port", port, 9092))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "--kafka-port "
                                    + port
                                    + " is taken: choose another, or 0 for a free one");
        }
        assertThat(Ports.choose("--kafka-port", 0, 9092)).isPositive();
    }

    private static ServerSocket socket() throws Exception {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }
}
