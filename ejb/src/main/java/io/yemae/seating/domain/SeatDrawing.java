package io.yemae.seating.domain;

import io.yemae.layouts.LayoutGeometry;
import io.yemae.layouts.LayoutGeometry.Stage;
import io.yemae.layouts.SeatPositions;
import io.yemae.layouts.SectionGeometry;
import io.yemae.seating.SeatChart;
import io.yemae.seating.SeatChart.Block;
import io.yemae.seating.SeatChart.Bounds;
import io.yemae.seating.SeatChart.Point;
import io.yemae.seating.SeatChart.Run;
import io.yemae.seating.SeatPlan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Computes where the seats of a plan are, from the geometry of its layout, or from a derived one if the layout has none. */
public final class SeatDrawing {
    private static final int STAGE_DEPTH = 400;
    private static final int NARROWEST_STAGE = 600;

    private final SeatPlan plan;
    private final List<String> floors;

    /**
     * Consecutive seats of one section and grade.
     *
     * @param end     index after its last seat
     * @param lastRow the greatest row number
     * @param width   the greatest seat number
     */
    record Seats(String section, int first, int end, int firstRow, int lastRow, int width) {
    }

    private SeatDrawing(SeatPlan plan, List<String> floors) {
        this.plan = plan;
        this.floors = floors;
    }

    /** @param geometry null if the layout has none */
    public static SeatChart of(SeatPlan plan, LayoutGeometry geometry) {
        List<Seats> parts = parts(plan);
        boolean isComplete = geometry != null && parts.stream().allMatch(part -> geometry.sections().containsKey(part.section()));
        List<SectionGeometry> shapes = isComplete
            ? parts.stream().map(part -> geometry.sections().get(part.section())).toList()
            : DerivedGeometry.of(parts);
        List<String> floors = List.copyOf(shapes.stream().map(SectionGeometry::floor)
            .collect(LinkedHashSet::new, LinkedHashSet::add, LinkedHashSet::addAll));
        SeatDrawing drawing = new SeatDrawing(plan, floors);
        List<Block> blocks = IntStream.range(0, parts.size()).mapToObj(i -> drawing.block(parts.get(i), shapes.get(i))).toList();
        Stage stage = isComplete && geometry.stage() != null ? geometry.stage() : stage(parts, shapes);
        Map<String, SectionGeometry> drawn = isComplete ? geometry.sections() : Map.of();
        return new SeatChart(bounds(stage, blocks), stage, floors, blocks, among(plan, drawn, SectionGeometry::companions),
            among(plan, drawn, SectionGeometry::restrictedView));
    }

    private static List<Seats> parts(SeatPlan plan) {
        List<Seats> parts = new ArrayList<>();
        for (int first = 0; first < plan.placed();) {
            int end = first;
            int firstRow = Integer.MAX_VALUE;
            int lastRow = 0;
            int width = 0;
            while (end < plan.placed() && plan.inOneSection(first, end) && plan.gradeIndex(first) == plan.gradeIndex(end)) {
                firstRow = Math.min(firstRow, plan.row(end));
                lastRow = Math.max(lastRow, plan.row(end));
                width = Math.max(width, plan.number(end));
                end++;
            }
            parts.add(new Seats(plan.section(first), first, end, firstRow, lastRow, width));
            first = end;
        }
        return parts;
    }

    private Block block(Seats part, SectionGeometry shape) {
        List<Run> runs = new ArrayList<>();
        for (int first = part.first(); first < part.end();) {
            int end = first + 1;
            while (end < part.end() && plan.inOneRow(first, end) && plan.number(end) == plan.number(end - 1) + 1
                && !shape.aisles().contains(plan.number(end - 1))) {
                end++;
            }
            runs.add(run(part, shape, first, end - first));
            first = end;
        }
        return new Block(part.section(), floors.indexOf(shape.floor()), plan.gradeIndex(part.first()), shape, part.first(),
            part.end() - part.first(), runs);
    }

    private Run run(Seats part, SectionGeometry shape, int first, int count) {
        int number = plan.number(first);
        int rows = plan.row(first) - part.firstRow();
        int depth = rows * shape.rowPitch();
        List<Integer> before = shape.aisles().stream().filter(aisle -> aisle < number && aisle < part.width()).toList();
        int blockStart = before.isEmpty() ? 1 : before.get(before.size() - 1) + 1;
        int blockEnd = shape.aisles().stream().filter(aisle -> aisle >= number).findFirst().orElse(part.width());
        double middleNumber = (blockStart + Math.min(blockEnd, part.width())) / 2.0;
        double middle = (middleNumber - 1) * shape.seatPitch() + (double) before.size() * shape.aisleWidth()
            - shape.width(part.width()) / 2.0;
        // In curved rows a block keeps its angle, so that aisles point to the stage and become wider towards the back.
        double turned = shape.curve() == 0 ? middle : middle * (shape.curve() + depth) / shape.curve();
        double stagger = rows % 2 == 0 ? 0 : shape.stagger();
        return new Run(plan.row(first), number, count,
            (int) Math.round(turned + (number - middleNumber) * shape.seatPitch() + stagger), depth);
    }

    /** In front of the front row, and about as wide. */
    private static Stage stage(List<Seats> parts, List<SectionGeometry> shapes) {
        int width = NARROWEST_STAGE;
        for (int i = 0; i < parts.size(); i++) {
            width = Math.max(width, Math.min(2_000, shapes.get(i).width(parts.get(i).width()) * 2 / 3));
        }
        return new Stage("무대", 0, -STAGE_DEPTH, width, STAGE_DEPTH);
    }

    private static Bounds bounds(Stage stage, List<Block> blocks) {
        double left = stage.x() - stage.width() / 2.0;
        double top = stage.y();
        double right = stage.x() + stage.width() / 2.0;
        double bottom = stage.y() + (double) stage.depth();
        for (Block block : blocks) {
            for (Run run : block.runs()) {
                for (int i = 0; i < run.count(); i++) {
                    Point point = block.point(run, i);
                    left = Math.min(left, point.x());
                    top = Math.min(top, point.y());
                    right = Math.max(right, point.x());
                    bottom = Math.max(bottom, point.y());
                }
            }
        }
        return new Bounds((int) Math.floor(left), (int) Math.floor(top), (int) Math.ceil(right), (int) Math.ceil(bottom));
    }

    /** The seats at positions of their sections. None if there are no sections. */
    private static List<Integer> among(SeatPlan plan, Map<String, SectionGeometry> sections,
            Function<SectionGeometry, SeatPositions> positions) {
        return IntStream.range(0, sections.isEmpty() ? 0 : plan.placed())
            .filter(seat -> positions.apply(sections.get(plan.section(seat))).contains(plan.row(seat), plan.number(seat)))
            .boxed()
            .toList();
    }
}
