package org.lufcheck.sim.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The machines and workloads that come with the program. */
final class ShippedInputsTest {
  private static final MachineLibrary MACHINES = MachineLibrary.shipped();
  private static final WorkloadLibrary WORKLOADS = WorkloadLibrary.shipped();

  @Test
  void theMachineOfTheTalkIsAsTheTalkSays() {
    Machine machine = MACHINES.find("xeon6430-cxl").machine();

    assertThat(machine.cpus().count()).isEqualTo(64);
    assertThat(machine.cpus().sibling(32)).isZero();
    assertThat(machine.nodes()).extracting(MemoryNode::bytes).containsExactly(42L << 30, 96L << 30);
    assertThat(machine.kernel().tiering()).isTrue();
    assertThat(machine.kernel().demotion()).isTrue();
    assertThat(machine.kernel().swapBytes()).isZero();
  }

  @Test
  void everyValueOfTheMachineOfTheTalkSaysWhereItComesFrom() {
    List<Stated> stated = MACHINES.find("xeon6430-cxl").stated();

    assertThat(stated).hasSizeGreaterThan(80);
    assertThat(stated)
        .filteredOn(s -> s.origin() == Origin.UNSTATED)
        .extracting(Stated::key)
        .containsExactly("title", "nodes.0.name", "nodes.0.tier", "nodes.1.name", "nodes.1.tier");
  }

  @Test
  void theWorkloadOfTheTalkReadsEachModel22Times() {
    Program llama = WORKLOADS.find("llama-3x70g").workload().programs().get(0);

    assertThat(llama.copies()).isEqualTo(3);
    assertThat(llama.threads()).isEqualTo(15);
    assertThat(llama.phases()).allSatisfy(p -> assertThat(p.bytes()).isEqualTo(70L << 30));
    assertThat(llama.phases()).filteredOn(Phase::timed).hasSize(1);
    long sweeps =
        llama.phases().stream()
            .mapToLong(p -> p instanceof Phase.Sweep sweep ? sweep.sweeps() : 1)
            .sum();
    assertThat(sweeps).isEqualTo(22);
  }

  @ParameterizedTest
  @CsvSource({
    "llama-3x70g, xeon6430-cxl",
    "stream-file, xeon6430-cxl",
    "random-lookup, xeon6430-cxl",
    "zipf-cache, xeon6430-cxl",
    "file-lookup, xeon6430-cxl",
    "file-writer, xeon6430-cxl",
    "map-churn, xeon6430-cxl",
    "protect-churn, xeon6430-cxl",
    "alloc-burst, xeon6430-cxl",
    "llama-and-writer, xeon6430-cxl",
    "llama-3x70g, epyc-256g-cxl",
    "small-memory, desktop-16g",
    "tiny-llama, tiny-cxl",
  })
  void everyWorkloadFitsTheMachineThatItIsMeantFor(String workload, String machine) {
    WORKLOADS.find(workload).checkFits(MACHINES.find(machine).machine());
  }

  @Test
  void aMachineTakesWhatItDoesNotSayFromTheOneThatItExtends() {
    Machine base = MACHINES.find("xeon6430-cxl").machine();
    Machine desktop = MACHINES.find("desktop-16g").machine();

    assertThat(desktop.tlb()).isEqualTo(base.tlb());
    assertThat(desktop.nodes()).hasSize(1);
    assertThat(desktop.kernel().demotion()).isFalse();
    assertThat(desktop.kernel().pages()).isEqualTo(base.kernel().pages());
    assertThat(desktop.ipi().acknowledgeNanos()).isEqualTo(base.ipi().acknowledgeNanos());
  }

  @Test
  void scalingShrinksMemoryAndWorkButNotTheMachinesShape() {
    Scale scale = new Scale(1, 64);
    Machine machine = MACHINES.find("xeon6430-cxl").machine().scaled(scale);
    Workload workload = WORKLOADS.find("llama-3x70g").workload().scaled(scale);

    assertThat(machine.bytes()).isEqualTo((138L << 30) / 64);
    assertThat(machine.cpus().count()).isEqualTo(64);
    assertThat(workload.threads()).isEqualTo(45);
    assertThat(workload.programs().get(0).phases().get(0).bytes()).isEqualTo((70L << 30) / 64);
  }
}
