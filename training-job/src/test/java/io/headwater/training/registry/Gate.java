package io.headwater.training.registry;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
import javax.net.ssl.SSLContext;

/** A proxy before the real server which, like those of companies, refuses some requests. */
final class Gate implements AutoCloseable {
    static final int PASS = 0;

    private static final InetSocketAddress ANY_PORT =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final URI server;
    private final ToIntFunction<String> rule;
    private final HttpServer gate;
    private final HttpContext context;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client = HttpClient.newHttpClient();

    private Gate(URI server, ToIntFunction<String> rule, HttpServer gate) {
        this.server = server;
        this.rule = rule;
        this.gate = gate;
        gate.setExecutor(threads);
        context = gate.createContext("/", this::handle);
        gate.start();
    }

    /**
     * @param rule gives the status with which a method and path, such as "POST /api/…", is refused
     */
    static Gate before(MlflowServer server, ToIntFunction<String> rule) throws IOException {
        return new Gate(server.uri(), rule, HttpServer.create(ANY_PORT, 0));
    }

    /** Lets in over TLS whoever has the user's password. */
    static Gate withTls(MlflowServer server, SSLContext tls, String user, String password)
            throws IOException {
        HttpsServer gate = HttpsServer.create(ANY_PORT, 0);
        gate.setHttpsConfigurator(new HttpsConfigurator(tls));
        Gate before = new Gate(server.uri(), call -> PASS, gate);
        before.context.setAuthenticator(
                new BasicAuthenticator("mlflow") {
                    @Override
                    public boolean checkCredentials(String givenUser, String givenPassword) {
                        return givenUser.equals(user) && givenPassword.equals(password);
                    }
                });
        return before;
    }

    URI uri() {
        String scheme = gate instanceof HttpsServer ? "https" : "http";
        return URI.create(scheme + "://127.0.0.1:" + gate.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            int refused =
                    rule.applyAsInt(
                            exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
            if (refused != PASS) {
                exchange.sendResponseHeaders(refused, -1);
                return;
            }
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(server.resolve(exchange.getRequestURI().toString()))
                            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
            String type = exchange.getRequestHeaders().getFirst("Content-Type");
            if (type != null) {
                request.header("Content-Type", type);
            }
            HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        gate.stop(0);
        threads.shutdownNow();
    }
}
