package gov.nasa.jpf;

public interface Property {}
