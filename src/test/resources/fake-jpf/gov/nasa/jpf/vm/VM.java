package gov.nasa.jpf.vm;

import java.util.List;

public class VM {
  private final StringBuilder output = new StringBuilder();

  public void println(String line) {
    output.append(line).append('\n');
  }

  public Path getPath() {
    return new Path(List.of(new Transition(null), new Transition(output.toString())));
  }
}
