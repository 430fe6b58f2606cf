package org.lufcheck.litmus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lufcheck.kernel.Arch;
import org.lufcheck.kernel.Call;
import org.lufcheck.kernel.Condition;
import org.lufcheck.kernel.Op;
import org.lufcheck.kernel.Setup;
import org.lufcheck.variant.text.SourceText;

class LitmusTest {
  private static Litmus read(String rest) {
    return Litmus.read(SourceText.of("x.litmus", "LUF x\n" + rest));
  }

  private static Setup setup(String rest) {
    return read(rest).setup();
  }

  @Test
  void readsTheStoryAndItsSource() {
    Litmus litmus = read("(* one\n   two\n   Source: here\n   and there *) {}");

    assertThat(litmus.story()).isEqualTo("one\ntwo");
    assertThat(litmus.source()).isEqualTo("here and there");
  }

  @Test
  void givesAMachineWhatItNeedsByDefault() {
    Setup setup =
        setup(
            "{ file F = { 1, 2 on-disk }; } T @ cpu1 { alloc(); } background K @ any { alloc(); }");

    assertThat(setup.cpus()).isEqualTo(3);
    assertThat(setup.frames()).isEqualTo(3);
    assertThat(setup.lowFrames()).isZero();
    assertThat(setup.minFrames()).isZero();
    assertThat(setup.boot()).isEmpty();
    assertThat(setup.tasks()).extracting(Setup.Task::cpu).containsExactly(1, 2);
    assertThat(setup.condition()).isEqualTo(new Condition.Constant(false));
    assertThat(setup("{}").cpus()).isEqualTo(1);
  }

  @Test
  void takesTheMachineThatIsWritten() {
    Setup setup =
        setup(
            "{ cpus 2; frames 5; watermarks low 2 min 1; boot page-poison, kasan; }"
                + " T @ any { alloc(); }");

    assertThat(setup.cpus()).isEqualTo(3);
    assertThat(setup.frames()).isEqualTo(5);
    assertThat(setup.lowFrames()).isEqualTo(2);
    assertThat(setup.minFrames()).isEqualTo(1);
    assertThat(setup.boot()).containsExactlyInAnyOrder(Setup.Boot.PAGE_POISON, Setup.Boot.KASAN);
  }

  @Test
  void numbersFilePagesBeforeAnonymousOnes() {
    Setup setup =
        setup(
            "{ mm A { v0 -> anon 3; v1 -> F[1] private; v2 -> none; v3 -> F[0] shared; }"
                + " file F = { 1, 5 on-disk } remote; }");

    assertThat(setup.files()).containsExactly(new Setup.File("F", Setup.FileKind.REMOTE));
    assertThat(setup.pages())
        .containsExactly(
            new Setup.Page("F[0]", 0, 1, true),
            new Setup.Page("F[1]", 0, 5, false),
            new Setup.Page("A.v0", -1, 3, true),
            new Setup.Page("A.v1", -1, 0, false),
            new Setup.Page("A.v2", -1, 0, false));
    assertThat(setup.slots())
        .containsExactly(
            new Setup.Slot(0, "v0", 2, 2, false, true, true, true, true),
            new Setup.Slot(0, "v1", 1, 3, false, false, true, false, false),
            new Setup.Slot(0, "v2", -1, 4, false, false, false, false, false),
            new Setup.Slot(0, "v3", 0, -1, true, false, false, true, false));
  }

  @Test
  void readsTheAttributesOfMappings() {
    List<Setup.Slot> slots =
        setup(
                "{ file F = { 1 }; mm A { v0 -> F[0] shared writable dirty;"
                    + " v1 -> F[0] shared may-write absent; v2 -> anon 1 clean;"
                    + " v3 -> anon 1 read-only; }"
                    + " mm B { v0 -> anon 2 in-swap; v1 -> anon 0 untouched; } }")
            .slots();

    assertThat(slots.get(0)).matches(s -> s.writable() && s.mayWrite() && s.present() && s.dirty());
    assertThat(slots.get(1)).matches(s -> !s.writable() && s.mayWrite() && !s.present());
    assertThat(slots.get(2)).matches(s -> s.writable() && s.present() && !s.dirty());
    assertThat(slots.get(3)).matches(s -> !s.writable() && s.mayWrite() && !s.dirty());
    assertThat(slots.subList(4, 6)).allMatch(s -> !s.present() && !s.dirty() && s.writable());
  }

  @Test
  void resolvesEveryKindOfArgument() {
    Setup setup =
        setup(
            "{ file F = { 1 }; mm A { v0 -> anon 1; v1 -> F[0] private; v2 -> none shared; }"
                + " mm B { v0 -> none; v1 -> none; v2 -> none; } }"
                + " T @ cpu0 in A { r1 = load(v1); store(v0, 7); r2 = load-acquire(go);"
                + " reclaim(v0); migrate(A.v1); fork(B); mmap-fixed(v2, F[0]); switch-to(U);"
                + " r1 = read(F[0]); mremap(v0, v1); store-release(go, 1); }"
                + " U @ cpu0 { alloc(); reclaim(A.v0); }");

    assertThat(setup.tasks().get(0).ops())
        .containsExactly(
            new Op(Call.LOAD, 0, 1),
            new Op(Call.STORE, 0, 7),
            new Op(Call.LOAD_ACQUIRE, 1, 0),
            Op.of(Call.RECLAIM, 1),
            Op.of(Call.MIGRATE, 2),
            Op.of(Call.FORK, 1),
            new Op(Call.MMAP_FIXED, 2, 0),
            Op.of(Call.SWITCH_TO, 1),
            new Op(Call.READ, 0, 0),
            new Op(Call.MREMAP, 0, 1),
            new Op(Call.STORE_RELEASE, 0, 1));
    assertThat(setup.tasks().get(1).ops())
        .containsExactly(Op.of(Call.ALLOC), Op.of(Call.RECLAIM, 1));
    assertThat(setup.flags()).containsExactly("go");
  }

  @Test
  void countsTheRunsOfABackgroundThreadInEitherPlace() {
    Setup setup =
        setup(
            "{} background K @ any at most 3 { alloc(); alloc(); }"
                + " background L @ any { alloc(); alloc() at most 2; }"
                + " background M @ any { alloc(); }");

    assertThat(setup.tasks()).extracting(Setup.Task::repeat).containsExactly(3, 2, 1);
    assertThat(setup.tasks()).allMatch(Setup.Task::background);
  }

  @Test
  void looksForTheNegationOfWhatAlwaysHolds() {
    String rest = "{ file F = { 1 }; } T @ cpu0 { r1 = read(F[0]); } ";
    Condition.Register one = new Condition.Register(0, 0, 1);

    assertThat(setup(rest + "forbidden (T:r1 = 1)").condition()).isEqualTo(one);
    assertThat(setup(rest + "always (T:r1 = 1)").condition()).isEqualTo(new Condition.Not(one));
    assertThat(read(rest + "exists (T:r1 = 1)").quantifier()).isEqualTo(Quantifier.EXISTS);
    assertThat(read(rest).quantifier()).isEqualTo(Quantifier.NONE);
  }

  @Test
  void bindsNotCloserThanAndCloserThanOr() {
    Condition zero = new Condition.Contents(0, 0);
    Condition one = new Condition.Contents(0, 1);
    String rest = "{ file F = { 1 }; } exists ";

    assertThat(setup(rest + "(F[0] = 0 \\/ ~ F[0] = 1 /\\ F[0] = 0)").condition())
        .isEqualTo(new Condition.Or(zero, new Condition.And(new Condition.Not(one), zero)));
    assertThat(setup(rest + "((F[0] = 0 \\/ F[0] = 1) /\\ F[0] = 0)").condition())
        .isEqualTo(new Condition.And(new Condition.Or(zero, one), zero));
  }

  @Test
  void readsExpectationsWithTheirReasons() {
    List<Expectation> lines =
        read("{} expect { vanilla Never luf-v12 without H4, H3 with U1, U2 on riscv Sometimes S2 F1"
                + " (* because\n it is *) luf-v12 Deadlock luf-v10 NotModelled }")
            .expectations();

    assertThat(lines)
        .extracting(Expectation::kernel)
        .containsExactly(
            "vanilla", "luf-v12 without H4, H3 with U1, U2 on riscv", "luf-v12", "luf-v10");
    assertThat(lines)
        .extracting(Expectation::result)
        .containsExactly(
            Expected.NEVER, Expected.SOMETIMES, Expected.DEADLOCK, Expected.NOT_MODELLED);
    assertThat(lines.get(1).without()).containsExactly("H4", "H3");
    assertThat(lines.get(1).with()).containsExactly("U1", "U2");
    assertThat(lines).extracting(Expectation::plain).containsExactly(true, false, true, true);
    assertThat(lines.get(1).properties()).containsExactly("S2", "F1");
    assertThat(lines.get(1).reason()).isEqualTo("because it is");
    assertThat(lines.get(1).arch()).isEqualTo(Arch.RISCV);
    assertThat(lines.get(0).arch()).isEqualTo(Arch.X86);
  }
}
