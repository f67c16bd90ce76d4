package io.yemae.bench.result;

import java.util.List;

/** The ratios as bars, with the range from the smallest to the largest, and marks at what must be reached and what is wanted. */
record BarChart(List<Report.Measured> ratios) {
    private static final int LEFT = 330;
    private static final int WIDTH = 900;
    private static final int ROW = 30;
    private static final int TOP = 40;
    private static final double MOST = 3;
    private static final int PER_ONE = (WIDTH - LEFT - 60) / (int) MOST;

    String svg() {
        int height = TOP + ROW * ratios.size() + 40;
        StringBuilder svg = new StringBuilder(Report.text("""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">
            <title>Throughput relative to the baseline of each scenario</title>
            <rect width="100%%" height="100%%" fill="#fff"/>
            <text x="%d" y="24">times the baseline; | must, ‖ aim</text>
            """, WIDTH, height, LEFT));
        for (int one = 0; one <= MOST; one++) {
            svg.append(Report.text("<line x1=\"%1$d\" x2=\"%1$d\" y1=\"%2$d\" y2=\"%3$d\" stroke=\"#ddd\"/><text x=\"%1$d\" y=\"%4$d\" "
                + "text-anchor=\"middle\">%5$d</text>\n", x(one), TOP - 6, height - 30, height - 12, one));
        }
        for (int i = 0; i < ratios.size(); i++) {
            row(svg, ratios.get(i), TOP + ROW * i);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void row(StringBuilder svg, Report.Measured each, int y) {
        double ratio = each.ratio().median().ratio();
        String colour = each.reaches().contains("below") ? "#d4380d" : each.reaches().equals("–") ? "#8c8c8c" : "#389e0d";
        svg.append(Report.text("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>\n", LEFT - 8, y + 17,
            escaped(each.scenario().what())));
        svg.append(Report.text("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"16\" fill=\"%s\"/>\n", LEFT, y + 4, x(ratio) - LEFT, colour));
        svg.append(Report.text("<line x1=\"%d\" x2=\"%d\" y1=\"%3$d\" y2=\"%3$d\" stroke=\"#000\"/>\n", x(each.ratio().smallest()),
            x(each.ratio().largest()), y + 12));
        mark(svg, each.scenario().must(), y, 1);
        mark(svg, each.scenario().aim(), y, 3);
        svg.append(Report.text("<text x=\"%d\" y=\"%d\">%.2f</text>\n", x(Math.max(ratio, each.ratio().largest())) + 6, y + 17, ratio));
    }

    private static void mark(StringBuilder svg, double target, int y, int width) {
        if (!Double.isNaN(target)) {
            svg.append(Report.text("<line x1=\"%1$d\" x2=\"%1$d\" y1=\"%2$d\" y2=\"%3$d\" stroke=\"#096dd9\" stroke-width=\"%4$d\"/>\n",
                x(target), y + 1, y + 23, width));
        }
    }

    private static int x(double ratio) {
        return LEFT + (int) (Math.min(MOST, ratio) * PER_ONE);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
