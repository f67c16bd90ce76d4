package io.yemae.live.feed;

import io.yemae.door.Door;
import io.yemae.door.rest.DoorBodies;
import io.yemae.live.feed.Frames.Frame;
import io.yemae.shared.PerformanceId;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The devices on this node at the doors of performances. They hear of the scans of all nodes, because the figures are the database's. */
@ApplicationScoped
public class DoorWatch {
    private FigureFeed<PerformanceId> feed;

    @Inject
    Door door;

    @Inject
    Frames frames;

    @Resource
    ManagedScheduledExecutorService executor;

    @PostConstruct
    void start() {
        feed = new FigureFeed<>(executor, performance ->
            frames.text(new Frame<>("door", DoorBodies.Counts.of(door.counts(performance)), null), FrameFormat.SINGLE));
    }

    @PreDestroy
    void stop() {
        feed.stop();
    }

    /** By performance. */
    public FigureFeed<PerformanceId> feed() {
        return feed;
    }
}
