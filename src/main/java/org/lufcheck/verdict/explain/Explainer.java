package org.lufcheck.verdict.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lufcheck.explore.Trace;
import org.lufcheck.kernel.KernelModel;
import org.lufcheck.kernel.oracle.Clause;

/** Explains violations by looking back from the last state of their traces. Thread-safe. */
public final class Explainer {
  private final KernelModel model;

  /** An explainer of a model's traces. */
  public Explainer(KernelModel model) {
    this.model = model;
  }

  /** Why the last state of a trace violates a clause. */
  public Explanation explain(Trace trace, Clause clause) {
    Timeline time = new Timeline(model, trace);
    Optional<Entry> entry = new EntryFinder(time).find(clause);
    Accusation accusation = new Accusation(time, clause, entry);
    List<Because> links = new ArrayList<>(accusation.links());
    links.addAll(new ShadowTrail(time, clause).links());
    entry.ifPresent(
        e -> {
          links.addAll(new EntryTrail(time, e).links());
          new DebtTrail(time, e).link().ifPresent(links::add);
          links.addAll(new GuardTrail(time, e).links());
          links.addAll(new HookTrail(time, e).links());
          links.addAll(new FrameTrail(time, e, clause.property()).links());
        });
    return new Explanation(
        accusation.title(), accusation.falsehood(), ordered(links), new Causes(time).links());
  }

  private static List<Because> ordered(List<Because> links) {
    Map<String, Because> unique = new LinkedHashMap<>();
    links.forEach(link -> unique.putIfAbsent(link.step() + link.text(), link));
    return unique.values().stream().sorted(Comparator.comparingInt(Because::step)).toList();
  }
}
