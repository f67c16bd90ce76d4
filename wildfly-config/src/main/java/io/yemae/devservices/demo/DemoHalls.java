package io.yemae.devservices.demo;

import io.yemae.devservices.demo.DemoCatalogue.Geometry;
import io.yemae.devservices.demo.DemoCatalogue.Layout;
import io.yemae.devservices.demo.DemoCatalogue.Section;
import io.yemae.devservices.demo.DemoCatalogue.Stage;
import java.util.List;

/** The halls of the demo: how many seats they have, where these are, and which are wheelchair positions. Lengths are in centimetres. */
final class DemoHalls {
    private static final String FIRST_FLOOR = "1층";
    private static final String STAGE = "무대";

    private DemoHalls() {
    }

    static List<Layout> layouts() {
        return List.of(studio(), smallTheatre(), largeTheatre(), stadium());
    }

    /** Straight rows with an aisle in the middle. */
    private static Layout studio() {
        return new Layout("50석 공연장", "한 구역, 50석", new Stage(STAGE, 0, -400, 700, 400), List.of(
            new Section("A", 5, 10, 1, 70_000, List.of("5-1", "5-10"),
                new Geometry(FIRST_FLOOR, 0, 250, 0, 0, 55, 95, List.of(5), 110, 0, List.of("5-2", "5-9")))));
    }

    /** Arcs around one point behind the stage, with two aisles and a way across before the last section. */
    private static Layout smallTheatre() {
        return new Layout("소극장", "VIP, R, S 구역, 265석", new Stage(STAGE, 0, -500, 1_000, 500), List.of(
            new Section("VIP", 3, 10, 1, 150_000, List.of(),
                new Geometry(FIRST_FLOOR, 0, 250, 0, 1_400, 55, 95, List.of(), 0, 0, List.of())),
            new Section("R", 5, 15, 4, 100_000, List.of("8-1", "8-15"),
                new Geometry(FIRST_FLOOR, 0, 590, 0, 1_740, 55, 95, List.of(3, 12), 110, 0, List.of("8-2", "8-14"))),
            new Section("S", 8, 20, 9, 70_000, List.of(),
                new Geometry(FIRST_FLOOR, 0, 1_180, 0, 2_330, 55, 95, List.of(5, 15), 110, 0, List.of()))));
    }

    /** The stalls, and a balcony of two sections. */
    private static Layout largeTheatre() {
        String balcony = "2층 발코니";
        return new Layout("대극장", "VIP, R, S, A 구역, 1,250석", new Stage(STAGE, 0, -900, 1_600, 900), List.of(
            new Section("VIP", 5, 30, 1, 180_000, List.of(),
                new Geometry(FIRST_FLOOR, 0, 400, 0, 2_600, 52, 95, List.of(5, 25), 110, 0, List.of())),
            new Section("R", 10, 40, 6, 140_000, List.of("15-1", "15-11", "15-30", "15-40"),
                new Geometry(FIRST_FLOOR, 0, 1_000, 0, 3_200, 52, 95, List.of(10, 30), 110, 0, List.of("15-2", "15-12", "15-29", "15-39"))),
            new Section("S", 10, 50, 16, 100_000, List.of(),
                new Geometry(balcony, 0, 2_350, 0, 4_550, 52, 95, List.of(15, 35), 110, 0, List.of())),
            new Section("A", 4, 50, 26, 70_000, List.of(),
                new Geometry(balcony, 0, 3_440, 0, 5_640, 52, 95, List.of(15, 35), 110, 0, List.of()))));
    }

    /** Seats on the ground before the stage. Around them, behind the standing area, three floors of curved blocks. */
    private static Layout stadium() {
        return new Layout("경기장", "그라운드와 1층부터 3층까지, 4,900석", new Stage(STAGE, 0, -1_200, 2_400, 1_200), List.of(
            new Section("FLOOR", 20, 50, 1, 165_000, List.of("20-1", "20-50"),
                new Geometry("그라운드", 0, 500, 0, 0, 55, 90, List.of(15, 35), 200, 0, List.of("20-2", "20-49"))),
            new Section("1F", 20, 80, 21, 143_000, List.of("40-1", "40-21", "40-60", "40-80"),
                new Geometry(FIRST_FLOOR, 0, 3_900, 0, 2_700, 52, 80, List.of(10, 20, 30, 40, 50, 60, 70), 220, 0,
                    List.of("40-2", "40-22", "40-59", "40-79"))),
            new Section("2F", 20, 80, 41, 121_000, List.of(),
                new Geometry("2층", 0, 5_700, 0, 4_500, 52, 80, List.of(10, 20, 30, 40, 50, 60, 70), 360, 0, List.of())),
            new Section("3F", 10, 70, 61, 99_000, List.of(),
                new Geometry("3층", 0, 7_500, 0, 6_300, 52, 80, List.of(10, 20, 30, 40, 50, 60), 360, 0, List.of()))));
    }
}
