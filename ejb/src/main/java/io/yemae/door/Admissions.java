package io.yemae.door;

import io.yemae.audit.AuditLog;
import io.yemae.door.domain.DeviceClock;
import io.yemae.door.domain.TicketScans;
import io.yemae.door.persistence.DoorRows;
import io.yemae.door.persistence.ScanRows;
import io.yemae.door.persistence.ScanRows.NewScan;
import io.yemae.door.persistence.ScanRows.Recorded;
import io.yemae.door.persistence.TicketRows;
import io.yemae.door.persistence.TicketRows.Ticket;
import io.yemae.policies.Policies;
import io.yemae.policies.Policy;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Records scans and merges those of several devices. Each method throws {@link Problem} not found {@code PERFORMANCE_NOT_FOUND}.
 *
 * <p>Each method locks the reservations of the tickets. If two devices ask at once, one of them is refused. If a reservation is being
 * cancelled, the scan waits and sees the cancellation.
 */
@Stateless
public class Admissions {

    @Inject
    DoorRows doors;

    @Inject
    TicketRows tickets;

    @Inject
    ScanRows scans;

    @Inject
    CodeCheck codes;

    @Inject
    Policies policies;

    @Inject
    AuditLog audit;

    /** The tickets of a batch with their scans. */
    private record Batch(PerformanceId performance, Instant receivedAt, Map<String, Ticket> tickets, Map<String, TicketScans> scans,
                         Map<UUID, Recorded> known) {

        Optional<Ticket> ticket(Scan scan) {
            return Optional.ofNullable(tickets.get(scan.ticket()));
        }

        TicketScans scans(Ticket ticket) {
            return scans.computeIfAbsent(ticket.name(), name -> new TicketScans(ticket.cancelled(), List.of()));
        }

        /** The ticket of a recorded scan. Empty if the scan is not recorded, or belongs to another ticket. */
        Optional<Ticket> ticketOfKnown(Scan scan) {
            Recorded recorded = known.get(scan.id());
            return ticket(scan).filter(each -> recorded != null && each.reservation().equals(recorded.reservation())
                && each.seat().equals(recorded.seat()));
        }
    }

    /**
     * Records scans and returns the present outcome of each. A scan with a known id is not recorded again. A scan of a ticket that the
     * performance does not have is not recorded at all.
     *
     * @param sentAt by the device's clock
     */
    public ScanAnswer scan(PerformanceId performance, List<Scan> sent, Instant sentAt, UserId by) {
        doors.find(performance).orElseThrow(PerformanceId::unknown);
        Batch batch = locked(performance, sent);
        record(batch, sent, sentAt, by);
        sent.stream().filter(Scan::offline).forEach(scan -> letInAfterwards(batch, scan));
        return new ScanAnswer(batch.receivedAt(), sent.stream().map(scan -> result(batch, scan)).toList(), doors.counts(performance));
    }

    /**
     * Undoes a scan that let somebody in. Has no effect if it was undone before.
     *
     * @throws Problem not found {@code SCAN_NOT_FOUND}; conflict {@code SCAN_ADMITTED_NOBODY} if it was refused
     */
    public UndoneScan undo(PerformanceId performance, UUID id, String reason, UserId by) {
        Recorded scan = scans.find(id).filter(each -> each.performance().equals(performance))
            .orElseThrow(() -> Problem.notFound("SCAN_NOT_FOUND", "스캔 기록을 찾을 수 없습니다."));
        if (scan.refusal() != null) {
            throw Problem.conflict("SCAN_ADMITTED_NOBODY", "아무도 들여보내지 않은 스캔입니다.");
        }
        tickets.lock(scan.reservation());
        boolean undone = scans.undo(id, by, reason);
        Ticket ticket = tickets.tickets(performance, List.of(scan.reservation().value())).stream()
            .filter(each -> each.seat().equals(scan.seat())).findFirst().orElseThrow();
        if (undone) {
            audit.record("door.undo", ticket.name(), reason);
        }
        return new UndoneScan(ticket.name(), ticket.cancelled() ? null : ticket.admission(), doors.counts(performance));
    }

    private Batch locked(PerformanceId performance, List<Scan> sent) {
        List<UUID> reservations = tickets.lock(performance, sent.stream().map(Scan::reservationNumber).distinct().toList());
        Map<String, Ticket> byName = tickets.tickets(performance, reservations).stream()
            .collect(Collectors.toMap(Ticket::name, Function.identity()));
        Map<UUID, List<Recorded>> standing = scans.standing(reservations).stream()
            .collect(Collectors.groupingBy(each -> each.seat().value()));
        Map<String, TicketScans> ticketScans = new HashMap<>();
        byName.forEach((name, ticket) -> ticketScans.put(name, new TicketScans(ticket.cancelled(),
            standing.getOrDefault(ticket.seat().value(), List.of()).stream()
                .filter(each -> each.reservation().equals(ticket.reservation())).map(Recorded::scan).toList())));
        Map<UUID, Recorded> known = scans.byIds(sent.stream().map(Scan::id).toList()).stream()
            .collect(Collectors.toMap(each -> each.scan().scan(), Function.identity()));
        return new Batch(performance, scans.now(), byName, ticketScans, known);
    }

    /** Records the scans by time, so that the earlier of two scans of a ticket in one batch counts. */
    private void record(Batch batch, List<Scan> sent, Instant sentAt, UserId by) {
        DeviceClock device = new DeviceClock(sentAt, batch.receivedAt(),
            Duration.ofSeconds(policies.get(Policy.DOOR_CLOCK_SKEW_SECONDS)));
        String name = scans.nameOf(by);
        List<NewScan> added = new ArrayList<>();
        sent.stream().sorted(Comparator.comparing((Scan scan) -> device.timeOf(scan.at(), scan.offline())).thenComparing(Scan::at))
            .filter(scan -> !batch.known().containsKey(scan.id()))
            .forEach(scan -> batch.ticket(scan).ifPresent(ticket -> {
                Instant at = device.timeOf(scan.at(), scan.offline());
                ScanOutcome refusal = scan.offline() ? null : refusal(batch, scan, ticket);
                Admission admission = new Admission(scan.id(), at, scan.device(), name, scan.method());
                added.add(new NewScan(ticket.reservation(), ticket.seat(), scan, at, refusal));
                batch.known().put(scan.id(), new Recorded(batch.performance(), ticket.reservation(), ticket.seat(), admission, refusal,
                    false));
                if (refusal == null) {
                    batch.scans(ticket).add(admission);
                }
            }));
        if (!added.isEmpty()) {
            scans.add(batch.performance(), added, by, batch.receivedAt());
            added.stream().filter(each -> each.refusal() == null).forEach(each -> report(batch, each.scan()));
        }
    }

    /** Corrects a recorded refusal: the device did not receive it in time and let the person in. */
    private void letInAfterwards(Batch batch, Scan scan) {
        batch.ticketOfKnown(scan).filter(ticket -> batch.known().get(scan.id()).refusal() != null).ifPresent(ticket -> {
            Recorded refused = batch.known().get(scan.id());
            scans.letInAfterwards(scan.id(), batch.receivedAt());
            batch.known().put(scan.id(), new Recorded(refused.performance(), refused.reservation(), refused.seat(), refused.scan(), null,
                false));
            batch.scans(ticket).add(refused.scan());
            report(batch, scan);
        });
    }

    private void report(Batch batch, Scan scan) {
        TicketScans all = batch.scans().get(scan.ticket());
        if (all.hasConflict()) {
            audit.record("door.conflict", scan.ticket(), all.outcome(scan.id()).wireName() + ", " + scan.device());
        }
        if (scan.decision()) {
            audit.record("door.decision", scan.ticket(), scan.device());
        }
    }

    /** The reason to refuse the scan. Null if it lets somebody in. */
    private ScanOutcome refusal(Batch batch, Scan scan, Ticket ticket) {
        if (ticket.cancelled()) {
            return ScanOutcome.CANCELLED;
        }
        if (scan.method() != ScanMethod.NAME) {
            Optional<ScanOutcome> refusal = codes.refusal(scan, ticket, batch.performance(), batch.receivedAt());
            if (refusal.isPresent()) {
                return refusal.get();
            }
        }
        return batch.scans(ticket).admission().isPresent() ? ScanOutcome.DUPLICATE : null;
    }

    private static ScanResult result(Batch batch, Scan scan) {
        Optional<Ticket> ticket = batch.ticketOfKnown(scan);
        if (ticket.isEmpty()) {
            return new ScanResult(scan.id(), scan.ticket(), ScanOutcome.UNKNOWN, batch.receivedAt(), scan.offline(), null);
        }
        Recorded known = batch.known().get(scan.id());
        TicketScans all = batch.scans(ticket.get());
        boolean letIn = known.refusal() == null;
        return new ScanResult(scan.id(), scan.ticket(), letIn ? all.outcome(scan.id()) : known.refusal(), known.scan().at(),
            letIn && all.isConflict(scan.id()), all.admission().orElse(null));
    }
}
