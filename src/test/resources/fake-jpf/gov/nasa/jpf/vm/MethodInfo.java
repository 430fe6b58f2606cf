package gov.nasa.jpf.vm;

public record MethodInfo(String getName, ClassInfo getClassInfo) {}
