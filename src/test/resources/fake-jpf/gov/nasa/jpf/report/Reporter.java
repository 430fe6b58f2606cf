package gov.nasa.jpf.report;

public class Reporter {
  private final Statistics statistics = new Statistics();

  public Statistics getRegisteredStatistics() {
    return statistics;
  }
}
