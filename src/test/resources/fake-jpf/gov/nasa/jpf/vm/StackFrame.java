package gov.nasa.jpf.vm;

public record StackFrame(Object[] arguments) {
  public Object[] getArgumentValues(ThreadInfo thread) {
    return arguments;
  }
}
