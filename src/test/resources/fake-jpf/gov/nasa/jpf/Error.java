package gov.nasa.jpf;

public record Error(Property getProperty, String getDetails) {}
