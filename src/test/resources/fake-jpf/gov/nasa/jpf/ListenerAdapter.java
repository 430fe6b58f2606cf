package gov.nasa.jpf;

import gov.nasa.jpf.search.Search;
import gov.nasa.jpf.vm.MethodInfo;
import gov.nasa.jpf.vm.ThreadInfo;
import gov.nasa.jpf.vm.VM;

public abstract class ListenerAdapter {
  public void methodEntered(VM vm, ThreadInfo thread, MethodInfo method) {}

  public void propertyViolated(Search search) {}

  public void searchConstraintHit(Search search) {}
}
