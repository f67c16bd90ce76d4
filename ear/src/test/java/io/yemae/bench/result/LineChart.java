package io.yemae.bench.result;

import java.util.List;

/**
 * Rates at several sizes, on logarithmic axes.
 *
 * @param file   its name
 * @param across what the sizes are
 */
public record LineChart(String file, String title, String across, List<Line> lines) {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 360;
    private static final int LEFT = 80;
    private static final int RIGHT = 170;
    private static final int TOP = 40;
    private static final int BOTTOM = 50;
    private static final List<String> COLOURS = List.of("#096dd9", "#d4380d", "#389e0d", "#531dab");

    /** @param points with ascending sizes */
    public record Line(String name, List<Point> points) {
    }

    public record Point(double size, double perSecond) {
    }

    String svg() {
        StringBuilder svg = new StringBuilder(Report.text("""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">
            <title>%s</title>
            <rect width="100%%" height="100%%" fill="#fff"/>
            <text x="%d" y="24" font-size="15">%s</text>
            <text x="%d" y="%d" text-anchor="middle">%s</text>
            <text x="12" y="%d">/s</text>
            <path d="M%d %dV%dH%d" fill="none" stroke="#888"/>
            """, WIDTH, HEIGHT, BarChart.escaped(title), LEFT, BarChart.escaped(title), (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10,
            BarChart.escaped(across), TOP + 4, LEFT, TOP, HEIGHT - BOTTOM, WIDTH - RIGHT));
        for (double power = Math.pow(10, Math.floor(Math.log10(lowest()))); power <= highest(); power *= 10) {
            if (power >= lowest()) {
                svg.append(Report.text("<line x1=\"%d\" x2=\"%d\" y1=\"%3$d\" y2=\"%3$d\" stroke=\"#eee\"/>", LEFT, WIDTH - RIGHT,
                    y(power)));
                svg.append(Report.text("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%,.0f</text>\n", LEFT - 6, y(power) + 4, power));
            }
        }
        lines.get(0).points().forEach(point -> svg.append(Report.text("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%,.0f</text>\n",
            x(point.size()), HEIGHT - BOTTOM + 18, point.size())));
        for (int i = 0; i < lines.size(); i++) {
            line(svg, lines.get(i), COLOURS.get(i % COLOURS.size()));
        }
        return svg.append("</svg>\n").toString();
    }

    private void line(StringBuilder svg, Line line, String colour) {
        StringBuilder path = new StringBuilder();
        line.points().forEach(point -> path.append(path.isEmpty() ? "M" : "L").append(x(point.size())).append(' ')
            .append(y(point.perSecond())));
        svg.append(Report.text("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>\n", path, colour));
        line.points().forEach(point -> {
            int x = x(point.size());
            int y = y(point.perSecond());
            svg.append(Report.text("<circle cx=\"%d\" cy=\"%d\" r=\"3\" fill=\"%s\"/>", x, y, colour));
            svg.append(Report.text("<text x=\"%d\" y=\"%d\" font-size=\"11\">%,.0f</text>\n", x + 5, y - 5, point.perSecond()));
        });
        Point last = line.points().get(line.points().size() - 1);
        svg.append(Report.text("<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>\n", WIDTH - RIGHT + 12, y(last.perSecond()) + 4, colour,
            BarChart.escaped(line.name())));
    }

    private int x(double size) {
        List<Point> points = lines.get(0).points();
        double first = Math.log(points.get(0).size());
        double last = Math.log(points.get(points.size() - 1).size());
        return LEFT + 20 + (int) ((WIDTH - LEFT - RIGHT - 40) * (last == first ? 0 : (Math.log(size) - first) / (last - first)));
    }

    private int y(double perSecond) {
        double low = Math.log(lowest());
        double high = Math.log(highest());
        return HEIGHT - BOTTOM - (int) ((HEIGHT - BOTTOM - TOP) * (Math.log(Math.max(1, perSecond)) - low) / (high - low));
    }

    private double lowest() {
        return Math.max(1, lines.stream().flatMap(line -> line.points().stream()).mapToDouble(Point::perSecond).min().orElse(1) / 2);
    }

    private double highest() {
        return 2 * lines.stream().flatMap(line -> line.points().stream()).mapToDouble(Point::perSecond).max().orElse(1);
    }
}
