package org.lufcheck.sim.report;

import java.util.List;
import java.util.function.ToDoubleBiFunction;
import org.knowm.xchart.CategoryChart;

/** Draws one number for each pair of a group and a choice. */
public final class Bars {
  private Bars() {}

  /**
   * Groups of bars side by side.
   *
   * @param name of the file
   * @param unit of the numbers
   * @param groups along the axis
   * @param choices bars of each group
   * @param number of a group and a choice
   * @param logarithmic whether the axis is; numbers then have to be above 0
   */
  public static Plot grouped(
      String name,
      String title,
      String unit,
      List<String> groups,
      List<String> choices,
      ToDoubleBiFunction<String, String> number,
      boolean logarithmic) {
    CategoryChart chart = Canvas.bars(title, "", unit);
    if (logarithmic) {
      double least =
          groups.stream()
              .flatMapToDouble(g -> choices.stream().mapToDouble(c -> number.applyAsDouble(g, c)))
              .min()
              .orElse(1);
      chart.getStyler().setYAxisLogarithmic(true);
      chart.getStyler().setYAxisMin(Math.pow(10, Math.floor(Math.log10(least))));
    }
    chart.getStyler().setXAxisMaxLabelCount(groups.size());
    chart.getStyler().setXAxisLabelRotation(groups.size() > 3 ? 20 : 0);
    for (String choice : choices) {
      List<Double> numbers =
          groups.stream().map(group -> number.applyAsDouble(group, choice)).toList();
      chart.addSeries(choice, groups, numbers);
    }
    return Canvas.finish(name, chart);
  }
}
