package io.yemae.seating.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.yemae.layouts.LayoutGeometry;
import io.yemae.layouts.LayoutGeometry.Stage;
import io.yemae.layouts.SeatPositions;
import io.yemae.layouts.SectionGeometry;
import io.yemae.seating.SeatChart;
import io.yemae.seating.SeatChart.Block;
import io.yemae.seating.SeatChart.Point;
import io.yemae.seating.SeatChart.Run;
import io.yemae.seating.SeatPlan;
import io.yemae.seating.SeatPlan.Grade;
import io.yemae.seating.SeatPlan.PlannedSeat;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Uuid7;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SeatDrawingTest {
    private static final double CLOSEST = 45;

    /** A section of a plan. */
    private record Part(String name, int rows, int seatsPerRow, int startRow) {
    }

    @Test
    void aStraightRowWithAnAisleAndAGap() {
        SeatChart chart = SeatDrawing.of(House.of("......", "_.....").plan(), geometry(new SectionGeometry("1층", 100, 200, 0, 0, 50, 90,
            List.of(4), 100, 0, SeatPositions.of(List.of("2-2")), SeatPositions.of(List.of("1-1", "2-6")))));

        Block block = chart.blocks().get(0);
        // Six seats and an aisle: from -175 to 175.
        assertThat(block.runs()).containsExactly(new Run(1, 1, 4, -175, 0), new Run(1, 5, 2, 125, 0), new Run(2, 2, 3, -125, 90),
            new Run(2, 5, 2, 125, 90));
        assertThat(block.point(block.runs().get(3), 1)).isEqualTo(new Point(275, 290));
        assertThat(block.first()).isZero();
        assertThat(block.count()).isEqualTo(11);
        assertThat(chart.companions()).containsExactly(6);
        assertThat(chart.restrictedView()).containsExactly(0, 10);
        assertThat(chart.floors()).containsExactly("1층");
        assertThat(chart.bounds()).isEqualTo(new SeatChart.Bounds(-400, -300, 400, 290));
    }

    @Test
    void theEndsOfACurvedRowBendTowardsTheStage() {
        SeatChart chart = SeatDrawing.of(House.of("...", "...").plan(), shape(0, 1_000, 0, 100, 90, 0));

        Block block = chart.blocks().get(0);
        Run front = block.runs().get(0);
        assertPoint(block.point(front, 1), 0, 1_000);
        // Half a radian to the side, on a circle of 100 around (0, 900).
        assertPoint(block.point(front, 2), 100 * Math.sin(0.5), 900 + 100 * Math.cos(0.5));
        assertPoint(block.point(block.runs().get(1), 0), -190 * Math.sin(50 / 190.0), 900 + 190 * Math.cos(50 / 190.0));
    }

    @Test
    void aSectionIsTurnedAroundTheMiddleOfItsFrontRow() {
        SeatChart chart = SeatDrawing.of(House.of("...", "...").plan(), shape(500, 0, 90, 0, 90, 0));

        Block block = chart.blocks().get(0);
        assertPoint(block.point(block.runs().get(0), 2), 500, 50);
        assertPoint(block.point(block.runs().get(1), 1), 410, 0);
    }

    @Test
    void everySecondRowMayBeShifted() {
        SeatChart chart = SeatDrawing.of(House.of("...", "...", "...").plan(), shape(0, 0, 0, 0, 90, 25));

        assertThat(chart.blocks().get(0).runs()).extracting(Run::offset).containsExactly(-50, -25, -50);
    }

    @Test
    void aislesOfCurvedRowsPointToTheirCentre() {
        SeatChart chart = SeatDrawing.of(House.of("......", "......").plan(), geometry(new SectionGeometry("1층", 0, 0, 0, 900, 50, 900,
            List.of(3), 150, 0, SeatPositions.NONE, SeatPositions.NONE)));

        // The middle of the block on the right is at 150 of 900, and at 300 of 1,800.
        assertThat(chart.blocks().get(0).runs()).extracting(Run::offset).containsExactly(-200, 100, -350, 250);
    }

    @Test
    void withoutAGeometrySectionsAreSideBySideOrOneBehindTheOther() {
        SeatChart beside = SeatDrawing.of(plan(new Part("A", 5, 10, 1), new Part("B", 5, 10, 1)), null);
        SeatChart behind = SeatDrawing.of(plan(new Part("A", 5, 10, 1), new Part("B", 5, 10, 6)), null);

        assertThat(beside.blocks()).extracting(block -> block.geometry().y()).containsOnly(beside.blocks().get(0).geometry().y());
        assertThat(beside.blocks().get(0).geometry().x()).isNegative().isEqualTo(-beside.blocks().get(1).geometry().x());
        assertThat(behind.blocks()).extracting(block -> block.geometry().x()).containsOnly(0);
        assertThat(behind.blocks().get(1).geometry().y()).isGreaterThan(behind.blocks().get(0).geometry().y() + 4 * 90);
    }

    @Test
    void derivedSeatsDoNotOverlapAndAreInFrontOfTheStage() {
        Part[] arena = Stream.iterate(1, number -> number + 1).limit(60).map(number -> new Part("B" + number, 20, 25, 1))
            .toArray(Part[]::new);
        for (SeatPlan plan : List.of(plan(new Part("A", 1, 1, 1)), plan(new Part("A", 40, 300, 1)),
                plan(new Part("VIP", 3, 10, 1), new Part("R", 5, 15, 4), new Part("S", 8, 20, 9)),
                plan(new Part("L", 10, 12, 1), new Part("M", 10, 30, 1), new Part("R", 10, 12, 1), new Part("Z", 5, 60, 11)),
                plan(arena))) {
            SeatChart chart = SeatDrawing.of(plan, null);
            List<Point> points = points(chart);

            assertThat(points).hasSize(plan.size());
            assertThat(points).allMatch(point -> point.y() > 0);
            assertThat(closest(points)).isGreaterThan(CLOSEST);
            SeatChart.Bounds around = chart.bounds();
            assertThat(points).allMatch(point -> point.x() >= around.left() && point.x() <= around.right() && point.y() <= around.bottom());
        }
        SeatChart.Bounds bounds = SeatDrawing.of(plan(arena), null).bounds();
        assertThat((double) (bounds.right() - bounds.left()) / (bounds.bottom() - bounds.top())).as("neither a strip nor a tower")
            .isBetween(0.6, 3.0);
    }

    @Test
    void aGeometryThatDoesNotNameASectionIsNotUsed() {
        SeatPlan plan = plan(new Part("A", 5, 10, 1), new Part("B", 5, 10, 1));

        assertThat(SeatDrawing.of(plan, shape(0, 9_000, 0, 0, 90, 0))).isEqualTo(SeatDrawing.of(plan, null));
    }

    @Test
    void generalAdmissionHasAStageOnly() {
        SeatChart chart = SeatDrawing.of(House.standing(5).plan(), null);

        assertThat(chart.blocks()).isEmpty();
        assertThat(chart.stage().width()).isPositive();
    }

    private static LayoutGeometry shape(int x, int y, int rotation, int curve, int rowPitch, int stagger) {
        return geometry(new SectionGeometry("1층", x, y, rotation, curve, 50, rowPitch, List.of(), 0, stagger, SeatPositions.NONE,
            SeatPositions.NONE));
    }

    private static LayoutGeometry geometry(SectionGeometry section) {
        return new LayoutGeometry(new Stage("무대", 0, -300, 800, 300), Map.of("A", section));
    }

    private static List<Point> points(SeatChart chart) {
        List<Point> points = new ArrayList<>();
        for (Block block : chart.blocks()) {
            for (Run run : block.runs()) {
                for (int i = 0; i < run.count(); i++) {
                    points.add(block.point(run, i));
                }
            }
        }
        return points;
    }

    /** Compares only points that are nearly at the same height. */
    private static double closest(List<Point> points) {
        List<Point> sorted = points.stream().sorted((one, other) -> Double.compare(one.y(), other.y())).toList();
        double closest = Double.MAX_VALUE;
        for (int i = 0; i < sorted.size(); i++) {
            for (int j = i + 1; j < sorted.size() && sorted.get(j).y() - sorted.get(i).y() < CLOSEST; j++) {
                closest = Math.min(closest, Math.hypot(sorted.get(j).x() - sorted.get(i).x(), sorted.get(j).y() - sorted.get(i).y()));
            }
        }
        return closest;
    }

    private static void assertPoint(Point point, double x, double y) {
        assertThat(point.x()).isCloseTo(x, within(0.001));
        assertThat(point.y()).isCloseTo(y, within(0.001));
    }

    private static SeatPlan plan(Part... parts) {
        List<PlannedSeat> seats = new ArrayList<>();
        List<Grade> grades = new ArrayList<>();
        UUID[] ids = Uuid7.ascending(Stream.of(parts).mapToInt(part -> part.rows() * part.seatsPerRow()).sum());
        for (Part part : parts) {
            for (int row = part.startRow(); row < part.startRow() + part.rows(); row++) {
                for (int number = 1; number <= part.seatsPerRow(); number++) {
                    seats.add(new PlannedSeat(ids[seats.size()], seats.size() + 1, part.name(), row, number, grades.size(), false));
                }
            }
            grades.add(new Grade(Uuid7.next(), part.name(), 1_000, "#d4380d", false, part.rows() * part.seatsPerRow()));
        }
        return new SeatPlan(PerformanceId.next(), EventId.next(), grades, Stream.of(parts).map(Part::name).toList(), seats);
    }
}
