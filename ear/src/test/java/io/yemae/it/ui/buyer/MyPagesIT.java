package io.yemae.it.ui.buyer;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.ui.BrowserIT;
import io.yemae.it.ui.SeatPage;
import io.yemae.it.ui.Visitor;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A buyer's own reservations, the modules of the seat map by themselves, and what the pages may weigh. */
class MyPagesIT extends BrowserIT {

    @Test
    void aReservationIsFoundAndCancelledWithTheAmountOfThePreview() {
        Buyer buyer = stage.buyerWithPoints(70_000);
        Show show = stage.show(2, Map.of("maxSeatsPerUser", 4));
        String paid = buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
        buyer.payWithPoints(paid).expect(200);
        buyer.hold(show, show.seats().get(1)).expect(201);
        Visitor visitor = desk().as(buyer).open("/my");
        Page page = visitor.page();

        page.locator("#my-open").waitFor();
        assertThat(page.locator(".my section h2").allInnerTexts()).containsExactly("결제를 기다리는 예매", "다가오는 공연");
        visitor.axe().picture("my-desk");
        page.getByLabel("정렬").selectOption("title");
        page.locator("section[aria-labelledby=my-upcoming] a").click();
        page.getByText("진행 내역").waitFor();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("영수증")).click();
        page.locator(".receipt").waitFor();
        visitor.axe().picture("reservation-desk");
        page.getByText("예매 취소하기").click();
        assertThat(page.locator("dialog.sheet").innerText()).contains("70,000원을 포인트로 돌려받습니다.");
        visitor.axe();
        page.locator("dialog.sheet .danger").click();
        page.getByText("환불 완료").waitFor();
        assertThat(buyer.balance()).isEqualTo(70_000);
    }

    @Test
    void theModulesOfTheSeatMapAgreeWithThePlan() {
        Visitor visitor = desk().open("/seats/" + stage.performance(stage.show(1).event()));
        visitor.page().locator(".seats-panel").waitFor();

        Object failures = visitor.page().evaluate("""
            async () => {
              const folder = document.documentElement.dataset.assets + '/app/seats/';
              const { Hall, View } = await import(folder + 'geometry.js');
              const { SeatModel } = await import(folder + 'model.js');
              const { group, orphans, stretches } = await import(folder + 'selection.js');
              const plan = { version: 'p', seats: 12, bounds: [-300, -450, 300, 400],
                stage: { name: '', x: 0, y: -400, width: 600, depth: 400 },
                floors: [''], grades: [{ name: 'R', price: 1, total: 12 }], accessible: [0], companions: [1], admission: [],
                restrictedView: [9],
                sections: [{ name: 'A', floor: 0, grade: 0, x: 0, y: 200, rotation: 0, curve: 900, seatPitch: 50, rowPitch: 90,
                  first: 0, count: 12, runs: [[1, 1, 3, -150, 0], [1, 4, 3, 50, 0], [2, 1, 6, -125, 90]] }] };
              const model = new SeatModel(plan);
              const states = (...taken) => {
                const bytes = new Uint8Array(3);
                taken.forEach(seat => { bytes[seat >> 2] |= 2 << (seat & 3) * 2; });
                return { planVersion: 'p', version: String(taken), complete: true,
                  states: btoa(String.fromCharCode(...bytes)), free: [12 - taken.length], held: [0] };
              };
              const failures = [];
              const same = (name, found, wanted) => {
                if (JSON.stringify(found) !== JSON.stringify(wanted)) failures.push(`${name}: ${JSON.stringify(found)}`);
              };
              const hall = new Hall(plan);
              const apart = (a, b) => Math.hypot(hall.x[a] - hall.x[b], hall.y[a] - hall.y[b]);
              model.accept(states());
              same('a pair beside the tapped seat that leaves no single seat', group(model, 10, 2, apart).seats, [10, 11]);
              same('no single seat is left', group(model, 7, 2, apart).seats, [6, 7]);
              same('an aisle parts a row', group(model, 3, 3, apart), { seats: [3, 4, 5], together: true });
              same('not over the aisle', group(model, 4, 4, apart).together, false);
              same('a pair that sees all of the stage', group(model, 8, 2, apart).seats, [7, 8]);
              same('unless a seat without was tapped', group(model, 9, 1, apart).seats, [9]);
              same('a wheelchair place takes its companion', group(model, 0, 2, apart).seats, [0, 1]);
              same('a single seat', orphans(model, [7]), [6]);
              same('words', stretches(model, [6, 7, 2]),
                  [{ section: 'A', row: 1, from: 3, to: 3 }, { section: 'A', row: 2, from: 1, to: 2 }]);
              model.accept(states(7));
              same('taken', group(model, 7, 1, apart), null);
              same('counted', [...model.sectionFree], [11]);
              model.acceptFrame({ version: 'x', data: { available: [7], locked: [6], sold: [] } });
              same('after a frame',
                [model.statusOf(7), model.statusOf(6), model.sectionFree[0], model.free[0]], ['free', 'held', 11, 11]);
              model.acceptFrame({ version: 'y', data: { blocked: [5] } });
              same('blocked is neither free nor sold', [model.statusOf(5), model.soldOf(0), model.free[0]], ['blocked', 0, 10]);
              model.setOwn([6]);
              same('own whatever the answer says', model.statusOf(6), 'own');
              const view = new View(hall);
              view.resize(360, 500);
              view.zoom(1.7, 100, 120);
              const [x, y] = view.toHall(...view.toScreen(33, 44));
              same('there and back', [Math.round(x), Math.round(y)], [33, 44]);
              same('nearest', hall.nearest(hall.x[9] + 10, hall.y[9] - 10, 30), 9);
              same('the curve bends its ends to the stage', hall.y[6] < hall.y[8], true);
              return failures;
            }""");

        assertThat(failures).asList().isEmpty();
    }

    @Test
    void thePagesStayWithinTheirBytes() {
        Show large = stage.show(10_000);
        String performance = stage.performance(large.event());
        Visitor seats = phone();
        SeatPage.open(seats, performance);
        seats.page().locator(".seats-canvas").waitFor();
        seats.page().locator(".seats-legend .chip").first().waitFor();
        assertThat(bodies(seats)).as("seat map of 10,000").isLessThan(56_000);
        seats.picture("seats-10000");

        Buyer buyer = stage.buyer();
        String reservation = buyer.hold(large, large.seats().get(0)).expect(201).at("/reservation/id");
        Visitor order = phone().as(buyer).open("/orders/" + reservation);
        order.page().locator("[data-phase=open]").waitFor();
        assertThat(bodies(order)).as("order").isLessThan(36_000);

        stage.administrator().raw("POST", "/api/admin/queue/" + large.event() + "/pause", null, null).expect(200);
        Visitor queue = phone().as(stage.buyer()).open("/queue/" + large.event());
        queue.page().locator("[data-phase=paused]").waitFor();
        queue.axe();
        assertThat(bodies(queue)).as("waiting room").isLessThan(24_000);
    }

    /** The packed bytes of the page and all that it loaded, without headers. */
    private static int bodies(Visitor visitor) {
        return ((Number) visitor.page().evaluate("performance.getEntriesByType('navigation')"
            + ".concat(performance.getEntriesByType('resource')).reduce((sum, each) => sum + each.encodedBodySize, 0)")).intValue();
    }
}
