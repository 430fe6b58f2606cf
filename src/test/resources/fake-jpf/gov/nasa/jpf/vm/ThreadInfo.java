package gov.nasa.jpf.vm;

public record ThreadInfo(String getName, StackFrame getTopFrame) {}
