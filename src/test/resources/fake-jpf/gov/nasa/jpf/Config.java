package gov.nasa.jpf;

public class Config {}
