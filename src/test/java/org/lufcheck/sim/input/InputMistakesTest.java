package org.lufcheck.sim.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lufcheck.variant.text.InputException;
import org.lufcheck.variant.text.SourceText;

/** Mistakes in files of machines and workloads: each names its place and what would be valid. */
final class InputMistakesTest {
  private static final String MACHINE =
      """
      title: two CPUs
      extends: tiny-cxl
      cpus:
        cores: 2
        threads-per-core: 1
      nodes:
        - name: dram
          tier: dram
          size: 64 MiB
          latency: 100 ns
          bandwidth: 100 GB/s
          loaded-latency: 2
          write-share: 70 %
      kernel:
        online: online_kernel
        tiering: no
      """;

  private static final String WORKLOAD =
      """
      title: a table
      programs:
        - name: lookup
          threads: 2
          cpus: [0-1]
          hot-pages: {load: 1, store: 1, instruction: 1}
          phases:
            - kind: lookup
              on: table
              size: 1 MiB
              backing: anonymous
              operations: 10 k
              skew: 0
              write-share: 0 %
              compute: 100 ns
      """;

  @Test
  void theTextsWithoutMistakesAreAccepted() {
    Machine machine = machine(MACHINE);

    assertThat(machine.nodes()).extracting(MemoryNode::bytes).containsExactly(64L << 20);
    assertThat(machine.kernel().online()).isEqualTo(KernelSettings.Online.ONLINE_KERNEL);
    WorkloadFile workload = workload(WORKLOAD);
    workload.checkFits(machine);
    assertThat(workload.workload().programs().get(0).cpus()).containsExactly(0, 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cores: 2              | coers: 2           | 4 | 3  | unknown key 'coers'; did you mean 'cores'?
          cores: 2              | cores: 0           | 4 | 10 | '0' is out of range
          cores: 2              | cores: 65          | 4 | 10 | '65' is out of range
          cores: 2              | cores: two         | 4 | 10 | 'two' is not a number
          cores: 2              | cores: 1.5         | 4 | 10 | not a whole number
          size: 64 MiB          | size: 64           | 9 | 11 | '64' has no unit
          size: 64 MiB          | size: -64 MiB      | 9 | 11 | a size cannot be negative
          size: 64 MiB          | size: 64 mib       | 9 | 11 | unknown unit 'mib'; did you mean 'MiB'?
          size: 64 MiB          | size: 64 furlongs  | 9 | 11 | unknown unit 'furlongs'
          size: 64 MiB          | size: 64 ns        | 9 | 11 | unknown unit 'ns'
          latency: 100 ns       | latency: 100       | 10 | 14 | '100' has no unit
          latency: 100 ns       | latency: 100 ns (guesed) | 10 | 22 | unknown origin 'guesed'
          bandwidth: 100 GB/s   | bandwidth: 0 GB/s  | 11 | 16 | '0 GB/s' is out of range
          loaded-latency: 2     | loaded-latency: 2 x | 12 | 21 | a number has no unit here
          write-share: 70 %     | write-share: 170 % | 13 | 18 | '170 %' is out of range
          tier: dram            | tier: drum         | 8 | 11 | unknown value 'drum'; did you mean 'dram'?
          tier: dram            | tier: cxl          | 8 | 11 | the first node has the CPUs
          tiering: no           | tiering: perhaps   | 16 | 12 | 'perhaps' is neither yes nor no
          online: online_kernel | online: online_kernal | 15 | 11 | did you mean 'online_kernel'?
          extends: tiny-cxl     | extends: tiny-clx  | 2 | 10 | unknown machine 'tiny-clx'; did you mean 'tiny-cxl'?
          title: two CPUs       | about: two CPUs    | 1 | 1 | unknown key 'about'
          """)
  void aMistakeInAMachineIsToldWithItsPlace(
      String right, String wrong, int line, int column, String problem) {
    InputException e =
        catchThrowableOfType(InputException.class, () -> machine(MACHINE.replace(right, wrong)));

    assertThat(e).hasMessageContaining("mine.yaml:" + line + ":" + column + ": ");
    assertThat(e).hasMessageContaining(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kind: lookup       | kind: lokup         | 8 | 15 | unknown kind of phase 'lokup'; did you mean 'lookup'?
          kind: lookup       | kind: stream        | 11 | 9 | unknown key 'backing'
          threads: 2         | threads: 0          | 4 | 14 | '0' is out of range
          threads: 2         | copies: 2           | 3 | 5 | the key 'threads' is missing in 'programs.0'
          skew: 0            | skew: -1            | 13 | 15 | a number cannot be negative
          size: 1 MiB        | size: 100 MiB       | 10 | 15 | with this, 100 MiB of anonymous memory are bound
          cpus: [0-1]        | cpus: [0-2]         | 5 | 11 | cpu 2 does not exist on mine
          cpus: [0-1]        | cpus: [all]         | 5 | 12 | this is not a CPU
          write-share: 0 %   | write-share: 0      | 14 | 22 | '0' has no unit
          backing: anonymous | backing: swap       | 11 | 18 | unknown value 'swap'
          """)
  void aMistakeInAWorkloadIsToldWithItsPlace(
      String right, String wrong, int line, int column, String problem) {
    InputException e =
        catchThrowableOfType(
            InputException.class,
            () -> workload(WORKLOAD.replace(right, wrong)).checkFits(machine(MACHINE)));

    assertThat(e).hasMessageContaining("work.yaml:" + line + ":" + column + ": ");
    assertThat(e).hasMessageContaining(problem);
  }

  @Test
  void aMachineWithoutMemoryIsRefused() {
    String none = MACHINE.substring(0, MACHINE.indexOf("nodes:")) + "nodes: []\n";

    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> machine(none))
        .withMessageContaining("mine.yaml:6:8: 'nodes' is empty");
  }

  @Test
  void twoNodesOfOneNameAreRefused() {
    String node = MACHINE.substring(MACHINE.indexOf("  - name"), MACHINE.indexOf("kernel:"));

    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> machine(MACHINE.replace("kernel:", node + "kernel:")))
        .withMessageContaining("two nodes are called 'dram'");
  }

  @Test
  void aMissingWorkloadNamesTheNearest() {
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> WorkloadLibrary.shipped().find("lama-3x70g"))
        .withMessageContaining("did you mean 'llama-3x70g'?");
  }

  @Test
  void theOriginOfAValueIsReadWithItsNote() {
    String text = MACHINE.replace("100 ns", "100 ns (published; a paper)");
    List<Stated> stated = MachineLibrary.shipped().read(SourceText.of("mine.yaml", text)).stated();

    assertThat(stated)
        .filteredOn(s -> s.key().equals("nodes.0.latency"))
        .singleElement()
        .satisfies(
            s -> {
              assertThat(s.value()).isEqualTo("100 ns");
              assertThat(s.origin()).isEqualTo(Origin.PUBLISHED);
              assertThat(s.note()).isEqualTo("a paper");
            });
  }

  private static Machine machine(String text) {
    return MachineLibrary.shipped().read(SourceText.of("mine.yaml", text)).machine();
  }

  private static WorkloadFile workload(String text) {
    return WorkloadLibrary.read(SourceText.of("work.yaml", text));
  }
}
