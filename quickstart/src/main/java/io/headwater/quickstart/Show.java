package io.headwater.quickstart;

import io.headwater.configuration.HeadwaterConfiguration;
import io.headwater.quickstart.feed.Feed;
import io.headwater.quickstart.view.LiveView;
import io.headwater.quickstart.view.Traffic;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Feeds the running job, trains meanwhile and shows how it goes, until the feed or the asked time ends, or something fails. */
final class Show {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long SHOW_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long WAITING_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Feed feed;
    private final double rate;
    private final Duration duration;
    private final boolean waitsForModels;
    private final Traffic traffic = new Traffic();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    /**
     * @param feed null when others write to the topics
     * @param rate events a second at most, 0 for no bound
     * @param duration null for no end
     * @param waitsForModels a log can wait while a model is trained, or it would be over before; users can not
     */
    Show(Feed feed, double rate, Duration duration, boolean waitsForModels) {
        this.feed = feed;
        this.rate = rate;
        this.duration = duration;
        this.waitsForModels = waitsForModels;
    }

    Traffic traffic() {
        return traffic;
    }

    /** Ends what runs, or what is to run. */
    void end() {
        ended.countDown();
    }

    /**
     * Returns after the summary; throws what made it end.
     *
     * @param settings of the job, as things stand
     */
    void run(
            Callable<HeadwaterConfiguration> settings,
            JobCluster cluster,
            Learning learning,
            LiveView view)
            throws Exception {
        HeadwaterConfiguration configuration = settings.call();
        try (Reader reader = new Reader(configuration.kafka(), traffic, this::fail);
                Sender sender =
                        new Sender(
                                configuration.kafka(),
                                traffic,
                                rate,
                                configuration.recommend().on().equals("events"))) {
            reader.start();
            if (feed == null) {
                System.out.println("ready");
            } else {
                feedInBackground(sender);
            }
            watch(settings, cluster, learning, sender, view);
            sender.stop();
            TimeUnit.MILLISECONDS.sleep(500);
            view.summary(learning.lastStatus());
        }
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    private void watch(
            Callable<HeadwaterConfiguration> settings,
            JobCluster cluster,
            Learning learning,
            Sender sender,
            LiveView view)
            throws Exception {
        long started = System.nanoTime();
        long nanos = duration == null ? Long.MAX_VALUE : duration.toNanos();
        long every = feed == null ? WAITING_NANOS : SHOW_NANOS;
        long shown = 0;
        for (long now = 0; now < nanos; now = System.nanoTime() - started) {
            if (ended.await(Math.min(nanos - now, LOOK_NANOS), TimeUnit.NANOSECONDS)) {
                return;
            }
            if (learning.look(traffic.events())) {
                view.note(learning.withoutMlflow());
                sender.hold(true);
                cluster.move(settings.call());
            }
            sender.hold(waitsForModels && learning.isBusy());
            if (now - shown >= every) {
                shown = now;
                show(cluster, learning, view);
            }
        }
    }

    private void show(JobCluster cluster, Learning learning, LiveView view) throws Exception {
        view.show(
                learning.status(),
                cluster.hasRestarted() ? "The job has restarted: see the log." : null);
        String reason = cluster.failure();
        if (reason != null) {
            fail(new IllegalStateException("the job failed: " + reason));
        }
    }

    private void fail(Exception reason) {
        failure.compareAndSet(null, reason);
        end();
    }

    private void feedInBackground(Sender sender) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                sender.run(feed);
                                end();
                            } catch (InterruptedException | RuntimeException e) {
                                fail(e);
                            }
                        },
                        "demo-sender");
        thread.setDaemon(true);
        thread.start();
    }
}
