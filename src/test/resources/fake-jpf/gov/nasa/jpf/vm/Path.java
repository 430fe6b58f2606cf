package gov.nasa.jpf.vm;

import java.util.Iterator;
import java.util.List;

public record Path(List<Transition> transitions) implements Iterable<Transition> {
  @Override
  public Iterator<Transition> iterator() {
    return transitions.iterator();
  }
}
