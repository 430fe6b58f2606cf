package gov.nasa.jpf.search;

import gov.nasa.jpf.Error;
import gov.nasa.jpf.vm.VM;

public record Search(VM getVM, Error getCurrentError, String getLastSearchConstraint) {}
