package org.lufcheck.concurrent;

import org.lufcheck.kernel.Rules;
import org.lufcheck.kernel.Setup;

/**
 * What the model needs to tell a program's runs.
 *
 * @param setup the machine, with the calls that the program's tasks make
 * @param rules the kernel that makes them
 */
public record Retold(Setup setup, Rules rules) {}
