package gov.nasa.jpf.report;

public class Statistics {
  public long newStates;
  public long endStates;
  public int constraints;
  public int maxDepth;
  public long insns;
}
