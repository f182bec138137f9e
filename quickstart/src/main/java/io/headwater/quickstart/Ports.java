package io.headwater.quickstart;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Chooses ports: the asked one or an error, the usual one if it is free, else any. */
final class Ports {

    private Ports() {}

    /**
     * @return a port that was free a moment ago
     */
    static int choose(String option, Integer asked, int usual) throws IOException {
        if (asked != null) {
            if (asked != 0 && !isFree(asked)) {
                throw new IllegalArgumentException(
                        option + " " + asked + " is taken: choose another, or 0 for a free one");
            }
            return asked == 0 ? free() : asked;
        }
        return isFree(usual) ? usual : free();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
