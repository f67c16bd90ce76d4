package io.yemae.queue.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.yemae.queue.QueueDraw;
import io.yemae.queue.QueuePosition;
import io.yemae.queue.QueueStatus;
import io.yemae.queue.QueueTicket;
import io.yemae.queue.LimitOverrides;
import io.yemae.queue.RoomAnnouncement;
import io.yemae.queue.RoomView;
import io.yemae.queue.WaitPrediction;
import io.yemae.shared.EventId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Response bodies of the queue's paths. */
final class QueueBodies {

    private QueueBodies() {
    }

    /** The place after entering. Without position and wait if the user is admitted. */
    @Schema(name = "QueueCheck")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Check(boolean queued, Long position, Long estimatedWait, int threshold, int currentUsers, Integer retryAfter, Boolean soldOut,
                 Boolean paused, Long arrival) {

        static Check of(QueueStatus status) {
            QueueTicket ticket = status.ticket().orElseThrow();
            RoomView room = status.room();
            return ticket.admitted() ? new Check(false, null, null, room.threshold(), room.currentUsers(), null, null, null, null)
                : new Check(true, ticket.position(), ticket.estimatedWait(), room.threshold(), room.currentUsers(), ticket.retryAfter(),
                    room.soldOut(), room.paused(), ticket.arrival());
        }
    }

    /** The user's place. Position and wait are 0 if the user does not wait; the position also until the draw. */
    @Schema(name = "QueueStatus")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Status(boolean queued, String status, long position, int queueSize, long estimatedWait, int currentUsers, int threshold,
                  Integer retryAfter, Boolean soldOut, Boolean paused, Long arrival, Long number, Boolean cleared, String message,
                  AnnouncementBody announcement) {

        /** @param announcement is shown to a user who waits */
        static Status of(QueueStatus status, Optional<RoomAnnouncement> announcement) {
            QueueTicket ticket = status.ticket().orElse(null);
            RoomView room = status.room();
            boolean waiting = status.isWaiting();
            return new Status(waiting, name(status), waiting ? ticket.position() : 0, room.queueSize(),
                waiting ? ticket.estimatedWait() : 0, room.currentUsers(), room.threshold(),
                waiting ? ticket.retryAfter() : null, waiting ? room.soldOut() : null,
                waiting ? room.paused() : null, waiting ? ticket.arrival() : null, waiting ? ticket.number() : null,
                status.cleared() ? true : null, message(status), waiting ? announcement.map(AnnouncementBody::of).orElse(null) : null);
        }

        private static String message(QueueStatus status) {
            if (status.cleared()) {
                return "관리자가 대기열을 초기화했습니다.";
            }
            if (status.room().sale() == RoomView.Sale.CANCELLED) {
                return "취소된 공연입니다.";
            }
            return status.isWaiting() && status.room().soldOut() ? "현재 남은 좌석이 없습니다." : null;
        }
    }

    @Schema(name = "QueueHeartbeat")
    record Heartbeat(String status, boolean queued) {

        static Heartbeat of(QueueStatus status) {
            return new Heartbeat(name(status), status.isWaiting());
        }
    }

    @Schema(name = "QueueMessage")
    record Message(String message) {
    }

    /** A room for administrators: the effective threshold and rate, and whether they override the policies. */
    @Schema(name = "QueueRoom")
    record Room(String eventId, int queueSize, int currentUsers, int threshold, boolean ownThreshold, int available, int rate,
                boolean ownRate, boolean paused, boolean soldOut, int epoch, AnnouncementBody announcement) {

        static Room of(EventId event, RoomView room, LimitOverrides overrides, Optional<RoomAnnouncement> announcement) {
            return new Room(event.toString(), room.queueSize(), room.currentUsers(), room.threshold(), overrides.threshold() != null,
                room.available(), room.rate(), overrides.rate() != null, room.paused(), room.soldOut(), room.epoch(),
                announcement.map(AnnouncementBody::of).orElse(null));
        }
    }

    /** An announcement to everybody who waits. */
    @Schema(name = "QueueAnnouncement")
    record AnnouncementBody(UUID id, String korean, String english, Instant expiresAt) {

        static AnnouncementBody of(RoomAnnouncement announcement) {
            return new AnnouncementBody(announcement.id(), announcement.korean(), announcement.english(), announcement.expiresAt());
        }
    }

    /** The waits that some limits would give. */
    @Schema(name = "QueuePrediction")
    record Prediction(int queueSize, Wait current, List<Wait> predictions) {

        static Prediction of(WaitPrediction prediction) {
            return new Prediction(prediction.queueSize(), Wait.of(prediction.current()),
                prediction.others().stream().map(Wait::of).toList());
        }
    }

    @Schema(name = "QueueWait")
    record Wait(int threshold, int rate, double perSecond, long estimatedWait) {
        private static final double HUNDREDTHS = 100;

        static Wait of(WaitPrediction.Wait wait) {
            return new Wait(wait.threshold(), wait.rate(), Math.round(wait.perSecond() * HUNDREDTHS) / HUNDREDTHS, wait.seconds());
        }
    }

    /** A place with the token that names it. The number is absent until the draw. */
    @Schema(name = "QueueTokenIssued")
    record Issued(String token, Long queueNumber, long remaining, long estimatedWait) {

        static Issued of(QueuePosition position) {
            return new Issued(position.token(), position.ticket().number(), position.ticket().position(),
                position.ticket().estimatedWait());
        }
    }

    /** The place that a token names. */
    @Schema(name = "QueuePosition")
    record Position(Long queueNumber, long remaining, long estimatedWait, boolean admitted, Instant expiresAt) {

        static Position of(QueuePosition position) {
            return new Position(position.ticket().number(), position.ticket().position(), position.ticket().estimatedWait(),
                position.ticket().admitted(), position.expiresAt());
        }
    }

    @Schema(name = "QueueDraw")
    record Draw(String hash, String seed, long size, Instant drawnAt) {

        static Draw of(QueueDraw draw) {
            return new Draw(draw.hash(), draw.seed(), draw.size(), draw.drawnAt());
        }
    }

    private static String name(QueueStatus status) {
        return status.isAdmitted() ? "active" : status.isWaiting() ? "queued" : "not_in_queue";
    }
}
