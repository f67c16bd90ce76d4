package io.yemae.pages;

import io.yemae.payment.GatewayAddress;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Lists the live pages. A further page is one more line here. */
@ApplicationScoped
class Shells {

    @Inject
    GatewayAddress gateway;

    private List<Shell> all;

    @PostConstruct
    void list() {
        all = List.of(
            Shell.at("/account").module("account/page.js").style("account").texts("account").title("account.title"),
            Shell.at("/queue/{eventId}").module("queue/page.js").style("queue").texts("queue").title("queue.title"),
            Shell.at("/draw/{eventId}").module("queue/draw.js").style("queue", "draw").texts("draw", "queue").title("draw.title"),
            Shell.at("/seats/{performanceId}").module("seats/page.js").style("seats").texts("seats").title("seats.title"),
            Shell.at("/waiting-list/{performanceId}").module("waitlist/page.js").style("buy", "waitlist").texts("waitlist")
                .title("waitlist.title"),
            Shell.at("/orders/{reservationId}").module("buy/order.js").style("buy").texts("order", "payment").title("order.title")
                .paying(gateway.isReal() ? PaymentWindowPage.ofGateway() : PaymentWindowPage.ofSandbox(gateway.uri())),
            Shell.at("/payment/return").module("buy/return.js").style("buy").texts("order", "payment").title("payment.title"),
            Shell.at("/my").module("my/list.js").style("buy").texts("my", "order").title("my.title"),
            Shell.at("/my/{reservationId}").module("my/reservation.js").style("buy").texts("my", "order", "payment")
                .title("my.reservation"),
            // The page may start one worker, which keeps it for the door without a network.
            Shell.at("/ticket/{reservationId}").module("my/ticket.js").style("buy").texts("ticket", "order", "payment")
                .title("ticket.title").also("trusted-types", "yemae-worker"),
            // Of staff, in the order of the navigation. The first pattern that fits counts: /new stands before /{id}.
            Shell.staff("/admin", "home", "admin", "organiser").module("staff/sale/home.js").style("staff", "sale")
                .texts("staff", "cockpit").entry(),
            Shell.staff("/admin/events/{eventId}/sale", "sale", "admin", "organiser").module("staff/sale/cockpit.js")
                .style("staff", "sale").texts("staff", "cockpit"),
            Shell.staff("/admin/events/{eventId}/rehearsal", "rehearsal", "admin").module("staff/sale/rehearsal.js")
                .style("staff", "sale", "reports").texts("staff", "rehearsal"),
            Shell.staff("/admin/events/{eventId}/queue", "queue", "admin", "organiser").module("staff/sale/queue.js")
                .style("staff", "sale").texts("staff", "cockpit", "room"),
            Shell.staff("/admin/performances/{performanceId}/seats", "seats", "admin", "organiser").module("staff/seats/page.js")
                .style("staff", "seats", "sale").texts("staff", "cockpit", "hall", "seats"),
            Shell.staff("/admin/events", "events", "organiser", "admin").module("staff/events/list.js").texts("staff", "organiser")
                .entry(),
            Shell.staff("/admin/events/new", "event-new", "organiser", "admin").module("staff/events/new.js")
                .texts("staff", "organiser"),
            Shell.staff("/admin/events/{eventId}", "event", "organiser", "admin").module("staff/events/event.js")
                .texts("staff", "organiser"),
            Shell.staff("/admin/layouts", "layouts", "organiser", "admin").module("staff/layouts/list.js").texts("staff", "organiser")
                .entry(),
            Shell.staff("/admin/layouts/new", "layout", "organiser", "admin").module("staff/layouts/editor.js")
                .style("staff", "seats").texts("staff", "organiser"),
            Shell.staff("/admin/layouts/{layoutId}", "layout", "organiser", "admin").module("staff/layouts/editor.js")
                .style("staff", "seats").texts("staff", "organiser"),
            Shell.staff("/boxoffice", "boxoffice", "operator", "organiser", "admin").module("staff/boxoffice/page.js")
                .style("staff", "seats", "sale", "counter").texts("staff", "counter", "hall", "seats").entry(),
            Shell.staff("/admin/reports", "reports", "admin", "organiser").module("staff/reports/page.js")
                .style("staff", "sale", "reports").texts("staff", "report").entry(),
            Shell.staff("/admin/discount-codes", "discount-codes", "admin").module("staff/discounts/page.js")
                .texts("staff", "organiser").entry(),
            Shell.staff("/admin/reservations", "reservations", "operator", "organiser", "admin").module("staff/reservations/list.js")
                .texts("staff", "reservations").entry(),
            Shell.staff("/admin/reservations/cancellations/{runId}", "cancellation-run", "organiser", "admin")
                .module("staff/reservations/cancellation-run.js").texts("staff", "reservations"),
            Shell.staff("/admin/reservations/{reservationId}", "reservation", "operator", "organiser", "admin")
                .module("staff/reservations/reservation.js").texts("staff", "reservations", "my"),
            Shell.staff("/admin/payments", "payments", "admin").module("staff/payments/page.js").texts("staff", "payments").entry(),
            Shell.staff("/admin/users", "users", "admin").module("staff/administration/users.js").texts("staff", "users").entry(),
            Shell.staff("/admin/users/{userId}", "user", "admin").module("staff/administration/user.js").texts("staff", "users"),
            // The page keeps itself for the time without a network, and reads codes in a worker of its own.
            Shell.staff("/door", "door", "door", "operator", "organiser", "admin").module("door/page.js").style("staff", "door")
                .texts("staff", "door").also("trusted-types", "yemae-worker yemae-reader").camera()
                .later("door/worker.js", "staff/core/dialog.js").entry(),
            Shell.staff("/admin/settings", "settings", "admin").module("staff/administration/settings.js")
                .texts("staff", "settings", "meaning").entry(),
            Shell.staff("/admin/audit", "audit", "admin").module("staff/administration/audit.js").texts("staff", "audit").entry());
    }

    List<Shell> all() {
        return all;
    }

    /** The navigation of staff. */
    List<Shell> staffEntries() {
        return all.stream().filter(each -> each.staff() != null && each.staff().isEntry()).toList();
    }

    Optional<Shell> find(String path) {
        return all.stream().filter(each -> each.isAt(path)).findFirst();
    }
}
