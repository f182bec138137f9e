package io.headwater.registry;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * How often and how long a server is asked that does not answer, or fails. A refusal is final.
 *
 * @param pause before the second attempt; each later one waits twice as long
 * @param timeout of one attempt: MLflow's client itself would wait for ever
 */
public record Attempts(int limit, Duration pause, Duration timeout) {
    /** Sits out half a minute, as of a restart. */
    public static final Attempts PATIENT =
            new Attempts(6, Duration.ofSeconds(1), Duration.ofSeconds(120));

    public Attempts once() {
        return new Attempts(1, pause, timeout);
    }

    /** Calls until there is an answer; the server is named in messages. */
    public <T> T call(String server, Callable<T> action) throws IOException {
        long wait = pause.toMillis();
        for (int attempt = 1; ; attempt++) {
            try {
                return once(action);
            } catch (RefusedException | InterruptedIOException e) {
                throw e;
            } catch (IOException e) {
                if (attempt == limit) {
                    throw new IOException(
                            server + ": " + reason(e) + " (" + limit + " attempts)", e);
                }
            }
            sleep(wait);
            wait *= 2;
        }
    }

    private <T> T once(Callable<T> action) throws IOException {
        FutureTask<T> task = new FutureTask<>(action);
        Thread thread = new Thread(task, "mlflow-call");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("no answer within " + timeout.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            throw interrupted();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            task.cancel(true);
        }
    }

    private static void sleep(long millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static IOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted while MLflow was asked");
    }

    private static String reason(Throwable failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
