package org.lufcheck.sim.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The common look of all plots: readable in print, by the colour-blind, and on small screens. */
final class Canvas {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 340;

  /** Names that fit below a chart, side by side. */
  private static final int MOST_BELOW = 7;

  /** Pixels of the picture for each unit of the chart. */
  private static final int DENSITY = 2;

  /** Okabe and Ito's colours, which differ for the colour-blind too. */
  private static final Color[] COLOURS = {
    new Color(0x0072B2),
    new Color(0xD55E00),
    new Color(0x009E73),
    new Color(0xCC79A7),
    new Color(0xE69F00),
    new Color(0x56B4E9),
    new Color(0x000000),
    new Color(0x7F7F7F),
    new Color(0xF0E442),
    new Color(0x882255)
  };

  private static final BasicStroke[] LINES = {
    SeriesLines.SOLID, SeriesLines.SOLID, SeriesLines.DASH_DASH, SeriesLines.DOT_DOT
  };

  private Canvas() {}

  /** A chart with bars for categories. */
  static CategoryChart bars(String title, String x, String y) {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle(x)
            .yAxisTitle(y)
            .build();
    chart.getStyler().setAvailableSpaceFill(0.85);
    chart.getStyler().setErrorBarsColor(new Color(0x555555));
    style(chart.getStyler());
    return chart;
  }

  /** A chart with lines. */
  static XYChart lines(String title, String x, String y) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle(x)
            .yAxisTitle(y)
            .build();
    chart.getStyler().setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Line);
    chart.getStyler().setSeriesLines(LINES);
    chart.getStyler().setSeriesMarkers(new Marker[] {SeriesMarkers.NONE});
    style(chart.getStyler());
    return chart;
  }

  private static void style(AxesChartStyler styler) {
    Font plain = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBorderVisible(false);
    styler.setPlotGridVerticalLinesVisible(false);
    styler.setPlotGridLinesColor(new Color(0xDDDDDD));
    styler.setPlotGridLinesStroke(new BasicStroke(0.7f));
    styler.setSeriesColors(COLOURS);
    styler.setLegendPosition(Styler.LegendPosition.OutsideS);
    styler.setLegendLayout(Styler.LegendLayout.Horizontal);
    styler.setLegendBorderColor(Color.WHITE);
    styler.setLegendFont(plain);
    styler.setAxisTickLabelsFont(plain);
    styler.setAxisTitleFont(plain);
    styler.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 13));
    styler.setChartTitleBoxVisible(false);
    styler.setLocale(Locale.ROOT);
    styler.setYAxisTickLabelsFormattingFunction(Canvas::tick);
    styler.setAntiAlias(true);
  }

  /** A tick as people say it: 2.5 G, 300 k, 0.2. */
  private static String tick(double value) {
    double size = Math.abs(value);
    double unit = size >= 1e9 ? 1e9 : size >= 1e6 ? 1e6 : size >= 1e4 ? 1e3 : 1;
    String letter = unit == 1e9 ? " G" : unit == 1e6 ? " M" : unit == 1e3 ? " k" : "";
    String number = String.format(Locale.ROOT, "%.3f", value / unit);
    return number.replaceAll("0+$", "").replaceAll("\\.$", "") + letter;
  }

  /** The finished picture. */
  static Plot finish(String name, CategoryChart chart) {
    if (chart.getSeriesCollection().size() > MOST_BELOW) {
      chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
      chart.getStyler().setLegendLayout(Styler.LegendLayout.Vertical);
      chart.getStyler().setLegendPadding(4);
      chart.getStyler().setXAxisLabelRotation(15);
    }
    return new Plot(name, chart.getTitle(), png(g -> chart.paint(g, WIDTH, HEIGHT)));
  }

  /** The finished picture. */
  static Plot finish(String name, XYChart chart) {
    return new Plot(name, chart.getTitle(), png(g -> chart.paint(g, WIDTH, HEIGHT)));
  }

  private interface Painter {
    void paint(Graphics2D graphics);
  }

  private static byte[] png(Painter painter) {
    BufferedImage image =
        new BufferedImage(WIDTH * DENSITY, HEIGHT * DENSITY, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, WIDTH * DENSITY, HEIGHT * DENSITY);
    graphics.scale(DENSITY, DENSITY);
    painter.paint(graphics);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ImageOutputStream inMemory = new MemoryCacheImageOutputStream(out)) {
      ImageIO.write(image, "png", inMemory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
