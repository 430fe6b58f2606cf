package org.lufcheck.properties.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.lufcheck.concurrent.Machine;
import org.lufcheck.concurrent.record.Entry;
import org.lufcheck.concurrent.state.LufBatch;
import org.lufcheck.kernel.KernelModel;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;
import org.lufcheck.litmus.Litmus;
import org.lufcheck.properties.model.Shipped;
import org.lufcheck.variant.Variant;

/**
 * The same calls in the same order on the model and on the concurrent code: the same steps, the
 * same values, and in the end the same books. Up to eight whole calls of three threads on three
 * CPUs; edge cases: one call, kernels that are unsafe.
 */
class DifferentialProperties {
  private static final List<String> KERNELS =
      List.of("vanilla", "luf-v12", "luf-v12-intended", "luf-repaired");

  /** The kernel that the concurrent code runs when the model runs {@code inModel}. */
  Variant inCode(Variant inModel) {
    return inModel;
  }

  @Property(tries = 400)
  void modelAndCodeTakeTheSameStepsToTheSameEnd(
      @ForAll("turns") Turns turns, @ForAll("kernels") Variant kernel) {
    Litmus litmus = turns.litmus();
    KernelModel model = Shipped.model(litmus, kernel);
    int keys = model.vars().shape.keys();
    CodeRun code = new CodeRun(turns, litmus.setup(), inCode(kernel).rules(), keys);
    ModelRun run = new ModelRun(model);

    boolean clean = code.machine().observer.violation().isEmpty();
    Statistics.label("defers").collect(code.machine().keys.get(1).batch.cpus() != 0);
    Statistics.label("defers").coverage(seen -> seen.check(true).percentage(p -> p > 5));
    Optional<String> objection = run.follow(code.entries());
    assertThat(objection.isEmpty()).as(turns + " " + objection).isEqualTo(clean);
    if (clean) {
      sameValues(model.vars(), run.state(), code.entries());
      sameBooks(model.vars(), run.state(), code.machine());
    }
  }

  private static void sameValues(Vars v, State s, List<Entry> entries) {
    int[] next = new int[v.task.length];
    for (Entry entry : entries) {
      for (int t = 0; t < v.task.length; t++) {
        if (entry.value() >= 0 && v.setup.tasks().get(t).name().equals(entry.actor())) {
          assertThat(s.get(v.task[t].reg()[next[t]++]))
              .as(entry.toString())
              .isEqualTo(entry.value());
        }
      }
    }
  }

  private static void sameBooks(Vars v, State s, Machine machine) {
    if (!v.rules.luf()) {
      return;
    }
    assertThat((long) s.get(v.ugen)).as("luf_ugen").isEqualTo(machine.clock.now());
    same(s, v.mm[0].luf(), machine.memory.mms[0].luf, "mm");
    same(s, v.file[0].luf(), machine.memory.files[0].luf, "file");
    for (int k = 1; k <= v.shape.keys(); k++) {
      same(s, v.key[k], machine.keys.get(k), "key " + k);
    }
    assertThat((long) s.get(v.zone.generation())).isEqualTo(machine.allocator.zone().zoneUgen());
    assertThat((long) s.get(v.zone.done())).isEqualTo(machine.allocator.zone().done());
    assertThat((long) s.get(v.zone.batch().mask())).isEqualTo(machine.allocator.zone().owed());
    for (int c = 0; c < v.cpu.length; c++) {
      if (v.cpu[c].done().mask() != 0) {
        assertThat((long) s.get(v.cpu[c].done())).as("mark").isEqualTo(machine.marks.of(c));
      }
    }
  }

  private static void same(State s, Vars.LufBatch inModel, LufBatch inCode, String which) {
    assertThat((long) s.get(inModel.mask())).as("CPUs of " + which).isEqualTo(inCode.batch.cpus());
    assertThat(s.is(inModel.required()))
        .as(which + " asks")
        .isEqualTo(inCode.batch.flushRequired());
    assertThat((long) s.get(inModel.ugen())).as("request of " + which).isEqualTo(inCode.ugen);
  }

  @Provide
  Arbitrary<Turns> turns() {
    return Turns.any();
  }

  @Provide
  Arbitrary<Variant> kernels() {
    return Arbitraries.of(KERNELS).map(Shipped.VARIANTS::get);
  }
}
