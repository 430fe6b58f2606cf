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
   * @param half the width of half its interval, 0 where none is known
   * @param logarithmic whether the axis is; numbers then have to be above 0, and no interval is
   *     drawn
   */
  public static Plot grouped(
      String name,
      String title,
      String unit,
      List<String> groups,
      List<String> choices,
      ToDoubleBiFunction<String, String> number,
      ToDoubleBiFunction<String, String> half,
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
      List<Double> halves =
          groups.stream().map(group -> half.applyAsDouble(group, choice)).toList();
      if (logarithmic || halves.stream().allMatch(width -> width == 0)) {
        chart.addSeries(choice, groups, numbers);
      } else {
        chart.addSeries(choice, groups, numbers, halves);
      }
    }
    return Canvas.finish(name, chart);
  }
}
