package io.yemae.seating.domain;

import io.yemae.layouts.SeatPositions;
import io.yemae.layouts.SectionGeometry;
import io.yemae.seating.domain.SeatDrawing.Seats;
import java.util.ArrayList;
import java.util.List;

/**
 * A sensible geometry for layouts that have none: all rows are arcs around one point behind the stage. Sections are side by side in their
 * order. If the row numbers of a section continue from those before it, it is behind them.
 */
final class DerivedGeometry {
    private static final String FLOOR = "1층";
    private static final int SEAT_PITCH = 55;
    private static final int ROW_PITCH = 90;
    private static final int FRONT = 300;
    private static final int BETWEEN_SECTIONS = 150;
    private static final int SLIGHTEST_RADIUS = 1_500;
    /** A line of sections is about so much wider than all lines are deep. */
    private static final double SHAPE = 1.6;
    private static final int FEW = 4;

    private final List<List<Seats>> lines;
    private final int radius;

    private DerivedGeometry(List<List<Seats>> lines) {
        this.lines = lines;
        this.radius = Math.max(SLIGHTEST_RADIUS, lines.stream().mapToInt(DerivedGeometry::width).max().orElse(0) * 3 / 2);
    }

    /** In the order of the parts. */
    static List<SectionGeometry> of(List<Seats> parts) {
        return new DerivedGeometry(lines(parts)).shapes();
    }

    private static List<List<Seats>> lines(List<Seats> parts) {
        List<List<Seats>> lines = new ArrayList<>();
        List<Seats> beside = new ArrayList<>();
        int lastRow = 0;
        for (Seats part : parts) {
            if (!beside.isEmpty() && part.firstRow() > lastRow) {
                lines.addAll(broken(beside));
                beside.clear();
            }
            beside.add(part);
            lastRow = Math.max(lastRow, part.lastRow());
        }
        lines.addAll(broken(beside));
        return lines;
    }

    /** Many sections side by side are broken into several lines. */
    private static List<List<Seats>> broken(List<Seats> beside) {
        List<List<Seats>> lines = new ArrayList<>();
        int most = FEW;
        if (beside.size() > FEW) {
            double width = beside.stream().mapToInt(DerivedGeometry::width).average().orElse(0) + BETWEEN_SECTIONS;
            double depth = beside.stream().mapToInt(DerivedGeometry::depth).average().orElse(0) + BETWEEN_SECTIONS;
            most = Math.max(1, (int) Math.round(Math.sqrt(SHAPE * beside.size() * depth / width)));
        }
        for (int from = 0; from < beside.size(); from += most) {
            lines.add(List.copyOf(beside.subList(from, Math.min(from + most, beside.size()))));
        }
        return lines;
    }

    private List<SectionGeometry> shapes() {
        List<SectionGeometry> shapes = new ArrayList<>();
        int front = FRONT + bend();
        for (List<Seats> line : lines) {
            double arc = (double) radius + front;
            double along = -width(line) / 2.0;
            for (Seats part : line) {
                double turn = (along + width(part) / 2.0) / arc;
                shapes.add(new SectionGeometry(FLOOR, (int) Math.round(arc * Math.sin(turn)),
                    (int) Math.round(arc * Math.cos(turn) - radius), Math.round(-Math.toDegrees(turn) * 10) / 10.0, (int) arc, SEAT_PITCH,
                    ROW_PITCH, List.of(), 0, 0, SeatPositions.NONE, SeatPositions.NONE));
                along += width(part) + BETWEEN_SECTIONS;
            }
            front += line.stream().mapToInt(DerivedGeometry::depth).max().orElse(0) + ROW_PITCH + BETWEEN_SECTIONS;
        }
        return shapes;
    }

    /** How much nearer to the stage than its middle the ends of the widest line are. */
    private int bend() {
        int widest = lines.stream().mapToInt(DerivedGeometry::width).max().orElse(0);
        return (int) Math.round(radius * (1 - Math.cos(widest / 2.0 / radius)));
    }

    private static int width(List<Seats> line) {
        return line.stream().mapToInt(DerivedGeometry::width).sum() + (line.size() - 1) * BETWEEN_SECTIONS;
    }

    private static int width(Seats part) {
        return (part.width() - 1) * SEAT_PITCH;
    }

    private static int depth(Seats part) {
        return (part.lastRow() - part.firstRow()) * ROW_PITCH;
    }
}
