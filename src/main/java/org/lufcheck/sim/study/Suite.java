package org.lufcheck.sim.study;

import java.util.List;
import java.util.Map;
import org.lufcheck.sim.input.KernelSettings.Online;
import org.lufcheck.sim.input.MachineFile;
import org.lufcheck.sim.input.MachineLibrary;
import org.lufcheck.sim.input.Scale;
import org.lufcheck.sim.input.WorkloadLibrary;
import org.lufcheck.variant.Variant;
import org.lufcheck.variant.VariantLibrary;

/** What the studies ask. */
public final class Suite {
  /**
   * Scale of the studies: small enough for many seeds, large enough for the dynamics. Half as
   * large, chance decides whether part of the weights of llama-3x70g stays in memory from sweep to
   * sweep.
   */
  public static final Scale SCALE = new Scale(1, 32);

  /** The machine that is simulated as it is and page by page, whatever the scale and the grain. */
  private static final String TINY = "tiny-cxl";

  private static final List<Map.Entry<String, String>> STRATEGIES =
      List.of(
          Map.entry("llama-3x70g", "xeon6430-cxl"),
          Map.entry("llama-and-writer", "xeon6430-cxl"),
          Map.entry("stream-file", "xeon6430-cxl"),
          Map.entry("file-lookup", "xeon6430-cxl"),
          Map.entry("alloc-burst", "xeon6430-cxl"),
          Map.entry("file-writer", "xeon6430-cxl"),
          Map.entry("map-churn", "xeon6430-cxl"),
          Map.entry("small-memory", "desktop-16g"),
          Map.entry("tiny-llama", TINY));

  private static final List<Map.Entry<String, String>> PLACEMENT =
      List.of(
          Map.entry("llama-3x70g", "xeon6430-cxl"),
          Map.entry("random-lookup", "xeon6430-cxl"),
          Map.entry("tiny-llama", TINY));

  private static final List<Map.Entry<String, String>> SETTINGS =
      List.of(
          Map.entry("llama-3x70g", "xeon6430-cxl"),
          Map.entry("file-lookup", "xeon6430-cxl"),
          Map.entry("tiny-llama", TINY));

  private static final List<String> EXPLANATIONS =
      List.of("xeon6430-slow-drive", "xeon6430-waits-on", "xeon6430-buddy");

  private Suite() {}

  /**
   * Kernels with LUF that stand beside the slides: what was posted before them; the same without
   * its mistake that lets pages in a zone forget what they owe; and the design that they describe.
   */
  public static List<Variant> lufs(VariantLibrary variants) {
    Variant posted = variants.find("luf-v10");
    return List.of(posted, posted.with(List.of("tag-kept")), variants.find("luf-talk"));
  }

  /** The talk's machine with something else that might explain what was measured. */
  public static List<MachineFile> explanations(MachineLibrary machines) {
    return EXPLANATIONS.stream().map(machines::find).toList();
  }

  /** Machines and workloads for flush policies, among them those where deferring should not pay. */
  public static List<Question> strategies(
      MachineLibrary machines, WorkloadLibrary workloads, Scale scale, int grain) {
    return STRATEGIES.stream().map(e -> question(e, machines, workloads, scale, grain)).toList();
  }

  /** A streaming and a random-access workload. */
  public static List<Question> placementQuestions(
      MachineLibrary machines, WorkloadLibrary workloads, Scale scale, int grain) {
    return PLACEMENT.stream().map(e -> question(e, machines, workloads, scale, grain)).toList();
  }

  /** Pages used in turn, and pages of which some are hot. */
  public static List<Question> settingsQuestions(
      MachineLibrary machines, WorkloadLibrary workloads, Scale scale, int grain) {
    return SETTINGS.stream().map(e -> question(e, machines, workloads, scale, grain)).toList();
  }

  /** Whether a question is about the smallest machine. */
  static boolean isTiny(Question question) {
    return question.machine().name().equals(TINY);
  }

  /** What is compared; the first is the baseline. */
  public static List<Placement> placements() {
    return List.of(
        new Placement("online_movable", Online.ONLINE_MOVABLE, false, "default"),
        new Placement("online", Online.ONLINE, false, "default"),
        new Placement("online_kernel", Online.ONLINE_KERNEL, false, "default"),
        new Placement("auto-movable", Online.AUTO_MOVABLE, false, "default"),
        new Placement("online_movable + memmap on memory", Online.ONLINE_MOVABLE, true, "default"),
        new Placement("online + memmap on memory", Online.ONLINE, true, "default"),
        new Placement("online + fast-nodemask", Online.ONLINE, false, "fast-nodemask"),
        new Placement("online + fast-flag", Online.ONLINE, false, "fast-flag"),
        new Placement("online + tables-follow-data", Online.ONLINE, false, "tables-follow-data"),
        new Placement(
            "online_movable + movable-slab", Online.ONLINE_MOVABLE, false, "movable-slab"),
        new Placement("online + stacks-return", Online.ONLINE, false, "stacks-return"));
  }

  private static Question question(
      Map.Entry<String, String> names,
      MachineLibrary machines,
      WorkloadLibrary workloads,
      Scale scale,
      int grain) {
    boolean tiny = names.getValue().equals(TINY);
    return Question.of(
        machines.find(names.getValue()).machine(),
        workloads.find(names.getKey()).workload(),
        tiny ? Scale.FULL : scale,
        tiny ? 1 : grain);
  }
}
