package io.yemae.receipts;

import io.yemae.account.EmailConfirmations;
import io.yemae.audit.AuditLog;
import io.yemae.booking.ReservationStatus;
import io.yemae.booking.Reservations;
import io.yemae.receipts.persistence.ReservationMailRows;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/** What staff see of the mails about a reservation, and sending the confirmation again. */
@Stateless
public class ReservationMails {
    private static final int WAIT_SECONDS = 60;

    @Inject
    ReservationMailRows rows;

    @Inject
    Reservations reservations;

    @Inject
    EmailConfirmations confirmations;

    @Inject
    AuditLog audit;

    /**
     * The mails about a reservation, oldest first.
     *
     * @param deliverable false if its buyer gets no mail, because the address is not confirmed or the user has been deleted
     */
    public record Mails(boolean deliverable, List<ReservationMail> mails) {
    }

    /** @throws Problem not found {@code RESERVATION_NOT_FOUND} */
    public Mails of(ReservationId reservation) {
        UserId buyer = buyer(reservation);
        return new Mails(isDeliverable(buyer), rows.of(reservation));
    }

    /**
     * Sends the confirmation again, in the language of the buyer: at most once a minute, and five times in a row with less than a day
     * between them.
     *
     * @throws Problem not found {@code RESERVATION_NOT_FOUND}; conflict {@code RESERVATION_NOT_CONFIRMED}, {@code ADDRESS_NOT_CONFIRMED};
     *     throttled {@code MAIL_SENT_RECENTLY}
     */
    public void repeatConfirmation(ReservationId reservation) {
        UserId buyer = buyer(reservation);
        if (reservations.get(reservation, buyer).status() != ReservationStatus.CONFIRMED) {
            throw Problem.conflict("RESERVATION_NOT_CONFIRMED", "확정된 예매만 확인 메일을 보낼 수 있습니다.");
        }
        if (!isDeliverable(buyer)) {
            throw Problem.conflict("ADDRESS_NOT_CONFIRMED", "예매자가 이메일 주소를 확인하지 않았습니다.");
        }
        if (!rows.repeat(reservation, NoticeType.CONFIRMED.message())) {
            throw Problem.throttled("MAIL_SENT_RECENTLY", "방금 보냈거나 오늘 다섯 번 보낸 메일입니다. 나중에 다시 시도해주세요.", WAIT_SECONDS);
        }
        audit.record("reservation.mail", reservation.toString(), NoticeType.CONFIRMED.message());
    }

    private boolean isDeliverable(UserId buyer) {
        return confirmations.addressee(buyer).isPresent();
    }

    private UserId buyer(ReservationId reservation) {
        return rows.buyer(reservation).orElseThrow(ReservationId::unknown);
    }
}
