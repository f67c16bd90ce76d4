package io.yemae.seating;

import io.yemae.layouts.LayoutGeometry.Stage;
import io.yemae.layouts.SectionGeometry;
import java.util.List;

/**
 * Where the seats of a plan are, as a client draws them. Lengths are in centimetres and seats are named by their index in the plan.
 *
 * @param bounds         of all seats and the stage
 * @param floors         names for people
 * @param companions     seats for companions of wheelchair users, ascending
 * @param restrictedView seats from which not all of the stage is seen, ascending
 */
public record SeatChart(Bounds bounds, Stage stage, List<String> floors, List<Block> blocks, List<Integer> companions,
                        List<Integer> restrictedView) {

    /** A rectangle. */
    public record Bounds(int left, int top, int right, int bottom) {
    }

    /** The position of a seat. */
    public record Point(double x, double y) {
    }

    /**
     * Consecutive seats of one section.
     *
     * @param floor index into the floors
     * @param grade index into the grades of the plan
     * @param first index of its first seat
     * @param runs  in the order of the seats
     */
    public record Block(String name, int floor, int grade, SectionGeometry geometry, int first, int count, List<Run> runs) {

        /** @param index of the seat within the run */
        public Point point(Run run, int index) {
            double across = run.offset() + (double) index * geometry.seatPitch();
            double x = across;
            double y = run.depth();
            if (geometry.curve() > 0) {
                double radius = geometry.curve() + (double) run.depth();
                x = radius * Math.sin(across / radius);
                y = radius * Math.cos(across / radius) - geometry.curve();
            }
            double turn = Math.toRadians(geometry.rotation());
            return new Point(geometry.x() + x * Math.cos(turn) - y * Math.sin(turn),
                geometry.y() + x * Math.sin(turn) + y * Math.cos(turn));
        }
    }

    /**
     * Seats side by side, with ascending numbers.
     *
     * @param number of its first seat
     * @param offset of its first seat from the centre line of the section, along the row
     * @param depth  behind the first row of the section
     */
    public record Run(int row, int number, int count, int offset, int depth) {
    }
}
