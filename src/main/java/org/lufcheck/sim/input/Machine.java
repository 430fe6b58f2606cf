package org.lufcheck.sim.input;

import java.util.List;

/**
 * A machine and the settings of the kernel that runs on it. Immutable.
 *
 * @param name the file's name without its ending
 * @param title one line for people
 * @param cpus the processors
 * @param tlb what a CPU remembers of translations
 * @param walk what a page walk costs
 * @param ipi what a shootdown costs
 * @param costs what the kernel's own work costs
 * @param nodes the memory nodes in the order of the zonelist, at least one; the first has the CPUs
 * @param storage where files come from
 * @param kernel the kernel's settings
 */
public record Machine(
    String name,
    String title,
    Cpus cpus,
    Tlb tlb,
    WalkCosts walk,
    IpiCosts ipi,
    KernelCosts costs,
    List<MemoryNode> nodes,
    Storage storage,
    KernelSettings kernel) {
  /** Bytes of a base page. */
  public static final long PAGE = 4096;

  /** Copies the list. */
  public Machine {
    nodes = List.copyOf(nodes);
  }

  /** Memory of all nodes, in bytes. */
  public long bytes() {
    return nodes.stream().mapToLong(MemoryNode::bytes).sum();
  }

  /** The same machine with every memory node scaled; CPUs, costs and settings stay. */
  public Machine scaled(Scale scale) {
    List<MemoryNode> smaller = nodes.stream().map(n -> n.scaled(scale)).toList();
    return new Machine(name, title, cpus, tlb, walk, ipi, costs, smaller, storage, kernel);
  }

  /** The same machine with other settings of the kernel. */
  public Machine withKernel(KernelSettings other) {
    return new Machine(name, title, cpus, tlb, walk, ipi, costs, nodes, storage, other);
  }

  /** The same machine with other storage. */
  public Machine withStorage(Storage other) {
    return new Machine(name, title, cpus, tlb, walk, ipi, costs, nodes, other, kernel);
  }

  /** The same machine with other costs of shootdowns. */
  public Machine withIpi(IpiCosts other) {
    return new Machine(name, title, cpus, tlb, walk, other, costs, nodes, storage, kernel);
  }

  /** The same machine with other costs of the kernel's work. */
  public Machine withCosts(KernelCosts other) {
    return new Machine(name, title, cpus, tlb, walk, ipi, other, nodes, storage, kernel);
  }

  /** The same machine with other memory nodes. */
  public Machine withNodes(List<MemoryNode> other) {
    return new Machine(name, title, cpus, tlb, walk, ipi, costs, other, storage, kernel);
  }
}
