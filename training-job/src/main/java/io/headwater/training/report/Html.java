package io.headwater.training.report;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Builds HTML; what comes from outside is escaped. */
final class Html {
    private final StringBuilder out = new StringBuilder();

    /** A cell of a table; numbers stand to the right. */
    record Cell(String text, String style) {
        static Cell text(String text) {
            return new Cell(text, "");
        }

        static Cell number(String text) {
            return new Cell(text, "number");
        }
    }

    Html raw(String html) {
        out.append(html);
        return this;
    }

    Html heading(String text) {
        return element("h2", "", text);
    }

    Html paragraph(String text) {
        return element("p", "", text);
    }

    Html note(String text) {
        return element("p", "note", text);
    }

    Html element(String tag, String style, String text) {
        out.append('<').append(tag);
        if (!style.isEmpty()) {
            out.append(" class=\"").append(style).append('"');
        }
        out.append('>').append(escape(text)).append("</").append(tag).append(">\n");
        return this;
    }

    Html image(byte[] png, String title) {
        out.append("<img alt=\"")
                .append(escape(title))
                .append("\" src=\"data:image/png;base64,")
                .append(Base64.getEncoder().encodeToString(png))
                .append("\">\n");
        return this;
    }

    Html tableHead(String caption, List<String> columns) {
        out.append("<table><caption>").append(escape(caption)).append("</caption>\n<thead><tr>");
        columns.forEach(column -> element("th", "", column));
        out.append("</tr></thead>\n<tbody>\n");
        return this;
    }

    Html row(String style, List<Cell> cells) {
        out.append("<tr class=\"").append(style).append("\">");
        cells.forEach(cell -> element("td", cell.style(), cell.text()));
        out.append("</tr>\n");
        return this;
    }

    Html tableEnd() {
        return raw("</tbody></table>\n");
    }

    Html pairs(String caption, Map<String, String> pairs) {
        tableHead(caption, List.of());
        pairs.forEach((key, value) -> row("", List.of(Cell.text(key), Cell.text(value))));
        return tableEnd();
    }

    /** A number of three decimals, a dash where there is none. */
    static String decimal(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3f", value) : "–";
    }

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
