package org.lufcheck.sim.report;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.lufcheck.sim.input.Stated;

/** Writes a report as one page that needs nothing else. */
final class HtmlReport {
  private static final String STYLE =
      """
      body { font: 15px/1.45 system-ui, sans-serif; color: #222; max-width: 62rem;
        margin: 2rem auto; padding: 0 1rem; }
      h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin-top: 2.2rem; }
      table { border-collapse: collapse; font-size: 13px; font-variant-numeric: tabular-nums; }
      th, td { padding: .15rem .7rem .15rem 0; text-align: right; }
      th:first-child, td:first-child { text-align: left; }
      .text th, .text td { text-align: left; vertical-align: top; }
      th { border-bottom: 1px solid #999; } tr:hover td { background: #f4f4f0; }
      td.noise { color: #888; } .note { color: #555; font-size: 13px; }
      .partial { background: #fff3cd; border: 1px solid #b58900; padding: .6rem .9rem; }
      img { width: 100%; height: auto; margin-top: 1.5rem; } code { background: #f4f4f0; padding: .1rem .3rem; }
      summary { cursor: pointer; margin-top: .8rem; }
      .scroll { overflow-x: auto; }
      """;

  private final StringBuilder out = new StringBuilder();

  private HtmlReport() {}

  static String of(Report report, List<Plot> plots) {
    HtmlReport html = new HtmlReport();
    html.write(report, plots);
    return html.out.toString();
  }

  private void write(Report report, List<Plot> plots) {
    Inputs inputs = report.inputs();
    String title = inputs.workload().workload().name() + " on " + inputs.machine().machine().name();
    out.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n");
    out.append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
    out.append(escape(title)).append("</title>\n<style>\n").append(STYLE).append("</style></head>");
    out.append("<body>\n<h1>").append(escape(title)).append("</h1>\n");
    if (!report.complete()) {
      out.append(
          "<p class=\"partial\"><strong>Partial.</strong> The simulation was interrupted; all");
      out.append(" numbers are those up to then.</p>\n");
    }
    paragraph(
        escape(inputs.workload().workload().title())
            + ", on "
            + escape(inputs.machine().machine().title())
            + ". Scale "
            + inputs.scale()
            + ", "
            + inputs.grainForPeople()
            + ", "
            + inputs.seedsForPeople()
            + ".");
    paragraph("The same again: <code>" + escape(inputs.command()) + "</code>");
    contents(report, plots);
    report.more().forEach(this::table);
    report.tables().stream().filter(t -> !report.more().contains(t)).limit(1).forEach(this::table);
    plots.forEach(this::plot);
    report.tables().stream().filter(t -> !report.more().contains(t)).skip(1).forEach(this::table);
    heading("Inputs");
    source("Machine " + inputs.machine().source().name(), inputs.machine().stated());
    source("Workload " + inputs.workload().source().name(), inputs.workload().stated());
    out.append("</body></html>\n");
  }

  private void contents(Report report, List<Plot> plots) {
    List<String> names = new ArrayList<>();
    report.more().forEach(t -> names.add(t.title()));
    plots.forEach(p -> names.add(p.title()));
    report.tables().stream()
        .filter(t -> !report.more().contains(t))
        .forEach(t -> names.add(t.title()));
    names.add("Inputs");
    out.append("<details><summary>Contents</summary><ul>\n");
    for (String name : names) {
      out.append("<li><a href=\"#").append(anchor(name)).append("\">");
      out.append(escape(name)).append("</a></li>\n");
    }
    out.append("</ul></details>\n");
  }

  private void table(Table table) {
    heading(table.title());
    boolean tall = table.rows().size() > 40;
    out.append(tall ? "<details><summary>all " + table.rows().size() + " rows</summary>\n" : "");
    out.append("<div class=\"scroll\"><table><tr>");
    table.header().forEach(cell -> out.append("<th>").append(escape(cell)).append("</th>"));
    out.append("</tr>\n");
    for (List<String> row : table.rows()) {
      out.append("<tr>");
      for (String cell : row) {
        String mark = cell.equals("noise") ? "<td class=\"noise\">" : "<td>";
        out.append(mark).append(escape(cell)).append("</td>");
      }
      out.append("</tr>\n");
    }
    out.append("</table></div>\n").append(tall ? "</details>\n" : "");
    for (String note : table.notes()) {
      out.append("<p class=\"note\">").append(escape(note)).append("</p>\n");
    }
  }

  private void plot(Plot plot) {
    heading(plot.title());
    out.append("<img alt=\"")
        .append(escape(plot.title()))
        .append("\" src=\"data:image/png;base64,");
    out.append(Base64.getEncoder().encodeToString(plot.png())).append("\">\n");
  }

  private void source(String name, List<Stated> stated) {
    out.append("<details><summary>").append(escape(name)).append("</summary>");
    out.append("<div class=\"scroll\"><table class=\"text\"><tr><th>key</th><th>value</th>");
    out.append("<th>origin</th><th>note</th></tr>\n");
    for (Stated value : stated) {
      String origin = value.origin().name().toLowerCase(Locale.ROOT);
      out.append("<tr><td>").append(escape(value.key())).append("</td><td>");
      out.append(escape(value.value())).append("</td><td>").append(origin).append("</td><td>");
      out.append(escape(value.note())).append("</td></tr>\n");
    }
    out.append("</table></div></details>\n");
  }

  private void heading(String text) {
    out.append("<h2 id=\"").append(anchor(text)).append("\">");
    out.append(escape(text)).append("</h2>\n");
  }

  private void paragraph(String html) {
    out.append("<p>").append(html).append("</p>\n");
  }

  private static String anchor(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
