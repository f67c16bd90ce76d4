package io.yemae.door.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.yemae.catalog.rest.EnglishTexts;
import io.yemae.door.Admission;
import io.yemae.door.DoorCounts;
import io.yemae.door.DoorList;
import io.yemae.door.DoorPerformance;
import io.yemae.door.EntryPass;
import io.yemae.door.ScanAnswer;
import io.yemae.door.ScanResult;
import io.yemae.door.UndoneScan;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Responses of the door. */
public final class DoorBodies {

    private DoorBodies() {
    }

    @Schema(name = "DoorPerformance")
    public record Performance(UUID id, UUID eventId, @Schema(description = "이벤트의 제목") String title,
                              @Schema(description = "장소의 이름") String venue, Instant startsAt, Instant endsAt,
                              @Schema(description = "취소되었는지") boolean cancelled,
                              @JsonInclude(JsonInclude.Include.NON_NULL) EnglishTexts english) {

        static Performance of(DoorPerformance performance) {
            return new Performance(performance.id().value(), performance.event().value(), performance.title(), performance.venue(),
                performance.startsAt(), performance.endsAt(), performance.cancelled(), EnglishTexts.of(performance.english()));
        }
    }

    @Schema(name = "DoorPerformancesResponse")
    public record Performances(@Schema(description = "회차, 시작순") List<Performance> performances) {

        static Performances of(List<DoorPerformance> performances) {
            return new Performances(performances.stream().map(Performance::of).toList());
        }
    }

    /** The scan that admits a ticket. */
    @Schema(name = "DoorAdmission")
    public record Admitted(@Schema(description = "스캔의 ID") UUID scan, @Schema(description = "입장한 시각") Instant at,
                           @Schema(description = "기기나 입구의 이름") String device,
                           @Schema(description = "직원의 이름. 계정이 없어졌으면 null") String by,
                           @Schema(description = "방법 {qr|paper|name}") String method) {

        /** @return null if there is no admission */
        static Admitted of(Admission admission) {
            return admission == null ? null
                : new Admitted(admission.scan(), admission.at(), admission.device(), admission.by(), admission.method().wireName());
        }
    }

    @Schema(name = "DoorTicket")
    public record Ticket(@Schema(description = "입장권: 예매 번호와 그 안의 번호") String id,
                         @Schema(description = "좌석의 이름, 구역-열-번호. 자유석이면 null") String seat, String grade,
                         @Schema(description = "입장시킨 스캔. 입장하지 않았으면 null") Admitted admission) {

        static Ticket of(DoorList.Ticket ticket) {
            return new Ticket(ticket.id(), ticket.seat(), ticket.grade(), Admitted.of(ticket.admission()));
        }
    }

    @Schema(name = "DoorReservation")
    public record Reservation(@Schema(description = "예매 번호, 입장 코드의 sub") String number,
                              @Schema(description = "예매한 사람의 이름, 가운데는 *. 알 수 없으면 null") String name,
                              @Schema(description = "취소되었는지") boolean cancelled,
                              @Schema(description = "바뀌는 코드의 키(base64url). 취소되었으면 null") String key, List<Ticket> tickets) {

        static Reservation of(DoorList.Guest guest) {
            return new Reservation(guest.number(), guest.name(), guest.cancelled(), guest.key(),
                guest.tickets().stream().map(Ticket::of).toList());
        }
    }

    /** The list of a performance. */
    @Schema(name = "DoorListResponse")
    public record Tickets(Performance performance, @Schema(description = "다음에 since로 보내는 값") String version,
                          @Schema(description = "모든 예매인지. 아니면 since 뒤에 바뀐 예매") boolean complete,
                          @Schema(description = "종이와 메일의 코드를 받는지") boolean paperCodes,
                          @Schema(description = "바뀌는 코드가 바뀌는 시간(초)") int stepSeconds,
                          @Schema(description = "예매, 번호순") List<Reservation> reservations) {

        static Tickets of(DoorList list, int stepSeconds) {
            return new Tickets(Performance.of(list.performance()), list.version(), list.complete(), list.paperCodes(), stepSeconds,
                list.reservations().stream().map(Reservation::of).toList());
        }
    }

    /** The figures of one device. */
    @Schema(name = "DoorDevice")
    public record Device(@Schema(description = "기기나 입구의 이름") String device, @Schema(description = "이 기기가 입장시킨 입장권") long admitted,
                         @Schema(description = "이 기기가 거절한 스캔") long refused, @Schema(description = "마지막 스캔의 시각") Instant lastScanAt) {

        static Device of(DoorCounts.Device device) {
            return new Device(device.name(), device.admitted(), device.refused(), device.lastScanAt());
        }
    }

    /** A scan that let somebody in, although another scan admits the ticket or the reservation is cancelled. */
    @Schema(name = "DoorConflict")
    public record Conflict(@Schema(description = "스캔의 ID") UUID scan, @Schema(description = "입장권: 예매 번호와 그 안의 번호") String ticket,
                           @Schema(description = "좌석의 이름, 구역-열-번호. 자유석이면 null") String seat,
                           @Schema(description = "다른 스캔이 먼저인지, 취소된 예매인지 {duplicate|cancelled}") String problem,
                           @Schema(description = "기기나 입구의 이름") String device,
                           @Schema(description = "직원의 이름. 계정이 없어졌으면 null") String by, Instant at) {

        static Conflict of(DoorCounts.Conflict conflict) {
            return new Conflict(conflict.scan(), conflict.ticket(), conflict.seat(), conflict.problem().wireName(), conflict.device(),
                conflict.by(), conflict.at());
        }
    }

    /** The figures of a performance. */
    @Schema(name = "DoorCounts")
    public record Counts(@Schema(description = "유효한 입장권의 수") long tickets, @Schema(description = "입장한 입장권의 수") long admitted,
                         @Schema(description = "기기, 이름순으로 100대까지") List<Device> devices,
                         @Schema(description = "입장시켰지만 인정되지 않는 스캔, 최근 것부터 100개까지") List<Conflict> conflicts) {

        public static Counts of(DoorCounts counts) {
            return new Counts(counts.tickets(), counts.admitted(), counts.devices().stream().map(Device::of).toList(),
                counts.conflicts().stream().map(Conflict::of).toList());
        }
    }

    /** The present outcome of a scan. */
    @Schema(name = "ScanResult")
    public record Result(@Schema(description = "스캔의 ID") UUID id, @Schema(description = "입장권: 예매 번호와 그 안의 번호") String ticket,
                         @Schema(description = "지금의 뜻. 다른 기기가 나중에 보낸 스캔으로 달라질 수 있다. "
                             + "{admitted|duplicate|cancelled|screenshot|invalid|paper|unknown|undone}") String outcome,
                         @Schema(description = "인정되는 시각") Instant at,
                         @Schema(description = "입장시켰지만 인정되지 않는 스캔인지") boolean conflict,
                         @Schema(description = "이 입장권을 입장시킨 스캔. 없으면 null") Admitted admission) {

        static Result of(ScanResult result) {
            return new Result(result.id(), result.ticket(), result.outcome().wireName(), result.at(), result.conflict(),
                Admitted.of(result.admission()));
        }
    }

    /** The answer to a batch. */
    @Schema(name = "ScansResponse")
    public record Answer(@Schema(description = "받은 시각") Instant receivedAt, @Schema(description = "요청한 차례대로") List<Result> results,
                         @Schema(description = "회차의 수") Counts counts) {

        static Answer of(ScanAnswer answer) {
            return new Answer(answer.receivedAt(), answer.results().stream().map(Result::of).toList(), Counts.of(answer.counts()));
        }
    }

    /** The ticket of a scan that was undone. */
    @Schema(name = "UndoneScanResponse")
    public record Undone(@Schema(description = "입장권: 예매 번호와 그 안의 번호") String ticket,
                         @Schema(description = "이제 이 입장권을 입장시킨 다른 스캔. 없으면 null") Admitted admission,
                         @Schema(description = "회차의 수") Counts counts) {

        static Undone of(UndoneScan scan) {
            return new Undone(scan.ticket(), Admitted.of(scan.admission()), Counts.of(scan.counts()));
        }
    }

    /** The data with which the ticket page computes its changing code. */
    @Schema(name = "EntryPassResponse")
    public record Pass(@Schema(description = "예매 번호") String number, @Schema(description = "입장 코드(JWS)") String code,
                       @Schema(description = "바뀌는 코드의 키(base64url)") String key,
                       @Schema(description = "코드가 바뀌는 시간(초)") int stepSeconds) {

        static Pass of(EntryPass pass, int stepSeconds) {
            return new Pass(pass.number(), pass.code(), pass.key(), stepSeconds);
        }
    }
}
