package io.yemae.door;

import io.yemae.door.domain.EntryKey;
import io.yemae.door.domain.ScannedCode;
import io.yemae.door.persistence.TicketRows.Ticket;
import io.yemae.policies.Policies;
import io.yemae.policies.Policy;
import io.yemae.shared.PerformanceId;
import io.yemae.tokens.SignedCodes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** Checks the code of a scan by the same rules as a device without a network. */
@ApplicationScoped
class CodeCheck {

    @Inject
    SignedCodes codes;

    @Inject
    Policies policies;

    /** The reason to refuse the code for this ticket. Empty if the code is valid, or if staff decided to accept a screenshot. */
    public Optional<ScanOutcome> refusal(Scan scan, Ticket ticket, PerformanceId performance, Instant now) {
        Optional<ScannedCode> code = ScannedCode.parse(scan.code()).filter(each -> isGenuine(each, ticket, now));
        if (code.isEmpty()) {
            return Optional.of(ScanOutcome.INVALID);
        }
        if (code.get().isOnPaper()) {
            return policies.get(Policy.DOOR_PAPER_CODES) == 1 ? Optional.empty() : Optional.of(ScanOutcome.PAPER);
        }
        long step = code.get().step();
        if (!EntryKey.of(ticket.secret(), performance).hasMade(code.get().mac(), ticket.number(), step)) {
            return Optional.of(ScanOutcome.INVALID);
        }
        return scan.decision() || EntryKey.isPresent(step, now) ? Optional.empty() : Optional.of(ScanOutcome.SCREENSHOT);
    }

    private boolean isGenuine(ScannedCode code, Ticket ticket, Instant now) {
        return codes.read(SignedCodes.Purpose.ENTRY, code.entryCode())
            .filter(each -> ticket.number().equals(each.subject()) && each.expiresAt().isAfter(now))
            .isPresent();
    }
}
