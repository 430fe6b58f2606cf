package org.lufcheck.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lufcheck.explore.BreadthFirst;
import org.lufcheck.explore.SearchOptions;
import org.lufcheck.explore.SearchResult;
import org.lufcheck.kernel.Arch;
import org.lufcheck.kernel.Call;
import org.lufcheck.kernel.Op;
import org.lufcheck.kernel.Setup;
import org.lufcheck.litmus.Litmus;
import org.lufcheck.variant.text.SourceText;

/**
 * PTEs have accessed bits only in scenarios that age pages. Here every scenario that reclaims gets
 * them: nothing comes of it but more states.
 */
class AccessedBitsTest {
  private static final long SMALL = 60_000;
  private static final Map<String, List<Pair>> PAIRS = new ConcurrentHashMap<>();

  private record Pair(String name, Finding without, Finding with) {
    boolean whole() {
      return !without.limited() && !with.limited();
    }
  }

  private static boolean reclaims(Setup setup) {
    Set<Call> calls =
        setup.tasks().stream()
            .flatMap(task -> task.ops().stream())
            .map(Op::call)
            .collect(Collectors.toSet());
    boolean some = calls.contains(Call.RECLAIM) || calls.contains(Call.RECLAIM_LIST);
    return some && !calls.contains(Call.AGE);
  }

  private static Stream<Op> aged(Op op) {
    return switch (op.call()) {
      case RECLAIM -> Stream.of(Op.of(Call.AGE, op.a()), op);
      case RECLAIM_LIST -> Stream.of(Op.of(Call.AGE, op.a()), Op.of(Call.AGE, op.b()), op);
      default -> Stream.of(op);
    };
  }

  /** The same scenario, in which each page is aged before it is reclaimed. */
  private static Setup aged(Setup s) {
    List<Setup.Task> tasks = new ArrayList<>();
    for (Setup.Task task : s.tasks()) {
      List<Op> ops = task.ops().stream().flatMap(AccessedBitsTest::aged).toList();
      tasks.add(
          new Setup.Task(
              task.name(), task.cpu(), task.mm(), ops, task.repeat(), task.background()));
    }
    return new Setup(
        s.name(),
        s.cpus(),
        s.frames(),
        s.files(),
        s.mms(),
        s.pages(),
        s.slots(),
        tasks,
        s.flags(),
        s.boot(),
        s.lowFrames(),
        s.minFrames(),
        s.condition());
  }

  private static Case aged(Case subject) {
    Litmus l = subject.litmus();
    Litmus changed =
        new Litmus(
            l.name(), l.story(), l.source(), aged(l.setup()), l.quantifier(), l.expectations());
    return new Case(changed, subject.kernel(), subject.arch());
  }

  private static List<Pair> pairs(String variant) {
    return PAIRS.computeIfAbsent(
        variant,
        name -> {
          List<Case> subjects =
              Case.allOn(name).stream().filter(c -> reclaims(c.litmus().setup())).toList();
          return Searches.map(subjects, c -> new Pair(c.name(), search(c), search(aged(c))));
        });
  }

  /** A page that reclaim spares is missed by who waits for memory; that is not looked for. */
  private static Finding search(Case subject) {
    SearchOptions options = Searches.options(SMALL).withDeadlocks(false);
    return Finding.of(new BreadthFirst(subject.model(Set.of()), options).run());
  }

  @ParameterizedTest
  @ValueSource(strings = {"luf-v12", "luf-repaired"})
  void changeNoVerdictWhereReclaimAgesFirst(String variant) {
    List<Pair> all = pairs(variant);
    List<Pair> whole = all.stream().filter(Pair::whole).toList();

    assertThat(whole).hasSizeGreaterThan(all.size() / 2);
    assertThat(whole)
        .allSatisfy(
            pair -> {
              assertThat(pair.with().verdict()).as(pair.name()).isEqualTo(pair.without().verdict());
              assertThat(pair.with().property())
                  .as(pair.name())
                  .isEqualTo(pair.without().property());
            });
  }

  @ParameterizedTest
  @CsvSource({"'', false", "'age(F[0]);', true"})
  void reclaimKeepsAPageThatWasAccessedSinceItWasAged(String before, boolean reclaimed) {
    String scenario =
        """
        LUF x
        {
          file F = { 1 };
          mm A { v0 -> F[0] shared read-only; }
        }
        T0 @ cpu0 { await(read, 1); %s reclaim(F[0]); age(F[0]); }
        T1 @ cpu1 in A { r1 = load(v0); store-release(read, 1); r2 = load(v0); }
        """
            .formatted(before);
    Litmus litmus = Litmus.read(SourceText.of("x.litmus", scenario));
    Case subject = new Case(litmus, Case.VARIANTS.get("luf-v12-intended"), Arch.X86);

    SearchResult result =
        Case.search(new DeferredView(subject.model(Set.of())), Searches.UNLIMITED);

    assertThat(result instanceof SearchResult.Found).isEqualTo(reclaimed);
  }

  @Test
  void costStates() {
    List<Pair> whole = pairs("luf-repaired").stream().filter(Pair::whole).toList();
    long without = whole.stream().mapToLong(pair -> pair.without().states()).sum();
    long with = whole.stream().mapToLong(pair -> pair.with().states()).sum();

    assertThat((double) with / without).as("%d : %d", with, without).isBetween(1.1, 1.6);
  }
}
