package gov.nasa.jpf.vm;

public record Transition(String getOutput) {}
