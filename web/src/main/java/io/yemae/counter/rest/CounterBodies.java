package io.yemae.counter.rest;

import io.yemae.booking.ReservationView;
import io.yemae.boxoffice.IssuedTickets;
import io.yemae.counter.CounterOffer;
import io.yemae.counter.CounterPerformanceView;
import io.yemae.counter.CounterSaleView;
import io.yemae.counter.CustomerView;
import io.yemae.shared.Won;
import io.yemae.shared.text.Language;
import io.yemae.till.Takings;
import io.yemae.till.TillEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a counter gets. Amounts are in won. */
public final class CounterBodies {

    private CounterBodies() {
    }

    /** @param englishTitle null if there is none */
    @Schema(name = "CounterPerformance")
    public record Performance(UUID id, UUID eventId, String title, String englishTitle, String venue, Instant startsAt) {

        static Performance of(CounterPerformanceView performance) {
            return new Performance(performance.id().value(), performance.event().value(), performance.title(), performance.englishTitle(),
                performance.venue(), performance.startsAt());
        }
    }

    /** Performances, the earliest first. */
    @Schema(name = "CounterPerformances")
    public record Performances(List<Performance> performances) {

        static Performances of(List<CounterPerformanceView> performances) {
            return new Performances(performances.stream().map(Performance::of).toList());
        }
    }

    /** @param fee for each seat */
    @Schema(name = "CounterOffer")
    public record Offer(Performance performance, long fee, int seatsPerSale, List<Grade> grades) {

        static Offer of(CounterOffer offer) {
            return new Offer(Performance.of(offer.performance()), offer.fee().amount(), offer.seatsPerSale(), offer.grades().stream()
                .map(grade -> new Grade(grade.id(), grade.name(), grade.price().amount(), grade.free(), grade.seated()))
                .toList());
        }
    }

    @Schema(name = "CounterGrade")
    public record Grade(UUID id, String name, long price, long free, boolean seated) {
    }

    /** A sale. Members without a value are null. */
    @Schema(name = "CounterSale")
    public record Sale(UUID id, String number, @Schema(enumeration = {"confirmed", "cancelled"}) String status, UUID eventId,
                       String eventTitle, String venue, Instant startsAt, List<Item> items, long fee, long discount, long total,
                       @Schema(enumeration = {"cash", "terminal", "points"}) String means, String approvalNumber, UUID soldBy,
                       Instant soldAt, boolean hasAccount, String buyerName, String buyerPhone, Returned returned, boolean refundable) {

        static Sale of(CounterSaleView sale, Language language) {
            ReservationView reservation = sale.reservation();
            return new Sale(reservation.id().value(), reservation.number(), reservation.status().wireName(), reservation.event().value(),
                reservation.in(language).title(), reservation.in(language).venue(), reservation.eventDate(),
                reservation.items().stream().map(Item::of).toList(), reservation.fee().amount(), reservation.discount().amount(),
                reservation.total().amount(), sale.taken().means().wireName(), sale.taken().approvalNumber(), sale.soldBy().value(),
                sale.soldAt(), sale.hasAccount(), sale.name(), sale.phone(), Returned.of(sale.returned()), sale.refundable());
        }
    }

    /** A seat, or the units of one general-admission grade. */
    @Schema(name = "CounterSaleItem")
    public record Item(String label, String grade, int quantity, long price) {

        static Item of(ReservationView.Item item) {
            return new Item(item.label(), item.grade(), item.quantity(), item.unitPrice().amount());
        }
    }

    /** What was given back at a counter. */
    @Schema(name = "CounterReturn")
    public record Returned(long amount, Instant at, UUID by, String reason) {

        static Returned of(TillEntry entry) {
            return entry == null ? null : new Returned(entry.amount().amount(), entry.at(), entry.staff().value(), entry.reason());
        }
    }

    @Schema(name = "CounterSales")
    public record Sales(List<Sale> sales) {

        static Sales of(List<CounterSaleView> sales, Language language) {
            return new Sales(sales.stream().map(sale -> Sale.of(sale, language)).toList());
        }
    }

    @Schema(name = "CounterCustomer")
    public record Customer(String name, long points) {

        static Customer of(CustomerView customer) {
            return new Customer(customer.name(), customer.points().amount());
        }
    }

    /** What the caller took and gave back on a day. */
    @Schema(name = "CashUp")
    public record CashUp(LocalDate day, List<ByMeans> means, FreeSeating freeSeating) {

        static CashUp of(LocalDate day, List<Takings> takings, IssuedTickets tickets) {
            return new CashUp(day, takings.stream().map(ByMeans::of).toList(), new FreeSeating(tickets.issued(),
                amount(tickets.issuedPrice()), tickets.refunded(), amount(tickets.refundedPrice())));
        }
    }

    @Schema(name = "CashUpMeans")
    public record ByMeans(@Schema(enumeration = {"cash", "terminal", "points"}) String means, long taken, long sales, long returned,
                          long refunds) {

        static ByMeans of(Takings takings) {
            return new ByMeans(takings.means().wireName(), amount(takings.taken()), takings.sales(), amount(takings.returned()),
                takings.refunds());
        }
    }

    @Schema(name = "CashUpFreeSeating")
    public record FreeSeating(long issued, long issuedPrice, long refunded, long refundedPrice) {
    }

    private static long amount(Won won) {
        return won.amount();
    }
}
