package gov.nasa.jpf.vm;

public record ClassInfo(String getName) {}
