package gov.nasa.jpf.vm;

public record ElementInfo(String asString) {}
