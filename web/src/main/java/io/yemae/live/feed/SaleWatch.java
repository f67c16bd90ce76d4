package io.yemae.live.feed;

import io.yemae.dashboard.SaleCockpit;
import io.yemae.dashboard.rest.SaleBody;
import io.yemae.live.feed.Frames.Frame;
import io.yemae.shared.EventId;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The staff on this node who watch sales. */
@ApplicationScoped
public class SaleWatch {
    private FigureFeed<EventId> feed;

    @Inject
    SaleCockpit cockpit;

    @Inject
    Frames frames;

    @Resource
    ManagedScheduledExecutorService executor;

    @PostConstruct
    void start() {
        feed = new FigureFeed<>(executor,
            event -> frames.text(new Frame<>("sale", SaleBody.of(cockpit.figures(event)), null), FrameFormat.SINGLE));
    }

    @PreDestroy
    void stop() {
        feed.stop();
    }

    /** By event. */
    public FigureFeed<EventId> feed() {
        return feed;
    }
}
